using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace LocalBind.Analyzers.Tests.Documentation;

/// <summary>The presets of the package say what the descriptors imply; when one fails, its text is the new content of the file.</summary>
public class PresetTests
{
    private const string Folder = "build-tasks/LocalBind.Tools/build/config/";

    // LBT0xxx is about the options themselves and has no preset; a wrong option is worth a word in every mode.
    private static IEnumerable<DiagnosticDescriptor> Rules => Repository.Descriptors.Where(descriptor => !descriptor.Id.StartsWith("LBT0", System.StringComparison.Ordinal));

    private static IEnumerable<DiagnosticDescriptor> ExposureRules => Rules.Where(descriptor => descriptor.Category == "Security");

    [Fact]
    public void None_SwitchesEveryRuleOff() => Check("localbind_none", -100, "Every rule is off.", Rules, _ => "none");

    [Fact]
    public void Recommended_ShowsEveryRuleInTheBuild() => Check("localbind_recommended", -100, "Every rule is a warning.", Rules, _ => "warning");

    [Fact]
    public void Strict_FailsOnEveryRule() => Check("localbind_strict", -100, "Every rule is an error.", Rules, _ => "error");

    [Fact]
    public void ExposureError_FailsOnEveryExposureRule() =>
        Check("localbind_exposure_error", -99, "A listener that the network can reach fails the build.", ExposureRules, _ => "error");

    [Fact]
    public void NoNotes_LeavesOutTheNotesAlone() =>
        Check("localbind_no_notes", -98, "The notes for the check before a run are left out of a log that others read.", Repository.Descriptors.Where(descriptor => descriptor.Id == "LBT0003"), _ => "none");

    private static void Check(string file, int level, string title, IEnumerable<DiagnosticDescriptor> rules, System.Func<DiagnosticDescriptor, string> severity)
    {
        var lines = rules.Select(rule => $"# {rule.Title}\ndotnet_diagnostic.{rule.Id}.severity = {severity(rule)}\n");
        var expected = $"# {title}\nis_global = true\nglobal_level = {level}\n\n{string.Join('\n', lines)}";

        Assert.Equal(expected, Repository.ReadText($"{Folder}{file}.globalconfig"));
    }
}
