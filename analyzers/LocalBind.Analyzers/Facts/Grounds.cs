using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace LocalBind.Analyzers.Facts;

/// <summary>What a fact was read from, in a form that keeps no tree and no symbol alive.</summary>
internal sealed class Grounds
{
    private readonly ImmutableArray<(SourceKind Kind, string? Name, ImmutableArray<object> State)> _sources;

    private Grounds(ImmutableArray<(SourceKind Kind, string? Name, ImmutableArray<object> State)> sources) => _sources = sources;

    /// <summary>Declarations alone, which the state of the project itself stands for.</summary>
    public static Grounds None { get; } = new([]);

    public static Grounds Of(IEnumerable<Source> sources, ProjectState project) =>
        new([.. sources.Distinct().Select(source => (source.Kind, source.Name, project.StateOf(source)))]);

    /// <summary>Whether all of it is the same in another compilation.</summary>
    public bool HoldIn(ProjectState project)
    {
        foreach (var (kind, name, state) in _sources)
        {
            if (kind == SourceKind.Tree ? !project.Has(state[0]) : !state.SequenceEqual(project.StateOf(new Source(kind, null, name))))
            {
                return false;
            }
        }

        return true;
    }
}
