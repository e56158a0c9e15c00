namespace LocalBind.Build.Tasks.Owners.Linux;

/// <summary>Names of users from /etc/passwd. The name service is not asked: it may be a slow directory on the network.</summary>
internal static class UserNames
{
    /// <summary>The user's name, or <c>uid N</c> where the file does not have it.</summary>
    public static string Of(long user) => Find(ProcFiles.ReadText("/etc/passwd"), user) ?? "uid " + ProcFiles.Number(user);

    /// <summary>Looks a user up in the text of the file (passwd(5): name:password:uid:…).</summary>
    public static string? Find(string? passwd, long user)
    {
        var wanted = ProcFiles.Number(user);
        foreach (var line in (passwd ?? "").Split('\n'))
        {
            var fields = line.Split(':');
            if (fields.Length > 3 && fields[2] == wanted && fields[0].Length > 0)
            {
                return fields[0];
            }
        }

        return null;
    }
}
