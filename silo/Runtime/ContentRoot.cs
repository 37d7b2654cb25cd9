namespace Actors.Silo.Runtime;

/// <summary>Where the pages are: beside the program when it was published, else in the project that it was built from.</summary>
internal static class ContentRoot
{
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "wwwroot"))
                || File.Exists(Path.Combine(folder.FullName, "Actors.Silo.csproj")))
            {
                return folder.FullName;
            }
        }

        return AppContext.BaseDirectory;
    }
}
