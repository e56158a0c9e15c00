using System.Threading.Tasks;
using LocalBind.Analyzers.Tests.Listeners;
using Xunit;
using VerifyCS = LocalBind.Analyzers.Tests.CSharpAnalyzerVerifier<LocalBind.Analyzers.ListenerAnalyzer>;

namespace LocalBind.Analyzers.Tests.Situations;

/// <summary>Every situation of the text files beside this one: what its markup says is reported; what has no markup stays silent.</summary>
public sealed class SituationTests
{
    public static TheoryData<string> Names => [.. SituationText.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Situation(string name)
    {
        var situation = SituationText.All[name];
        var test = new VerifyCS.Test
        {
            AspNetCore = situation.IsWeb,
            OutputKind = situation.OutputKind,
            LanguageVersion = situation.LanguageVersion,
            PreprocessorSymbols = situation.Symbols,
            EditorConfig = situation.EditorConfig,
        };
        if (situation.HasLibraries)
        {
            test.TestState.AdditionalReferences.Add(DeclaredLibraries.Reference);
        }

        for (var i = 0; i < situation.Files.Count; i++)
        {
            test.TestState.Sources.Add(($"/0/Test{i}.cs", situation.Files[i]));
        }

        return test.RunAsync();
    }
}
