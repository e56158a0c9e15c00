using System;
using System.Collections.Generic;
using LocalBind.Build.Tasks.RunCommand;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>Variables as configuration: <c>__</c> means <c>:</c>, the prefix has no case and is taken off.</summary>
internal static class VariableSource
{
    public static ConfigurationSource Read(IEnumerable<ProgramVariable> variables, string prefix = "")
    {
        var source = new ConfigurationSource();
        foreach (var variable in variables)
        {
            var key = variable.Name.Replace("__", ":");
            if (key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                source.SetBeside(key.Substring(prefix.Length), variable.Value, variable.Origin);
            }
        }

        return source;
    }
}
