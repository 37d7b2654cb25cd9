Console.WriteLine("Actors");
