using Actors.Scenarios;

Console.OutputEncoding = System.Text.Encoding.UTF8;
return Playbill.Play(args, Console.Out);
