using System.Collections.Generic;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Projects by name. Asking for one that does not exist makes it.</summary>
public class ProjectCollection : Dictionary<string, ProjectState>
{
    private readonly string _defaultLanguage;
    private readonly string _defaultExtension;

    public ProjectCollection(string defaultLanguage, string defaultExtension)
    {
        _defaultLanguage = defaultLanguage;
        _defaultExtension = defaultExtension;
    }

    public new ProjectState this[string projectName]
    {
        get
        {
            if (!TryGetValue(projectName, out var project))
            {
                project = new ProjectState(projectName, _defaultLanguage, $"/{projectName}/Test", _defaultExtension);
                Add(projectName, project);
            }

            return project;
        }
    }
}
