using System;
using System.Collections.Generic;
using System.Linq;
using LocalBind.Build.Tasks.Configuration;

namespace LocalBind.Build.Tasks.Checks;

/// <summary>
/// Which addresses count where code gives some and the configuration others. One server takes those of its latest call: Run and Start replace Urls, which replaces what
/// the builder was told, which replaces configured urls; Listen replaces all of them, unless urls are preferred; and Kestrel's configured endpoints stay beside Listen alone.
/// </summary>
internal static class CodeAndConfiguration
{
    /// <summary>Puts into a plan what is opened.</summary>
    /// <param name="configured">What the configuration opens; null where the program has none.</param>
    /// <param name="code">What the code opens.</param>
    /// <param name="isCodeSeen">Whether the analyzers saw a call that gives Kestrel an address, even if it is not made in this run.</param>
    /// <param name="source">What the sources show.</param>
    /// <param name="plan">The plan.</param>
    public static void Join(ListeningPlan? configured, IReadOnlyList<OpenedInCode> code, bool isCodeSeen, ProgramSource source, RunPlan plan)
    {
        var kestrel = code.Where(c => c.Source.IsKestrel).ToList();
        plan.IsConfiguredCertain = source.IsBuilderKnown || (source.Servers == 1 && isCodeSeen);

        // With several servers in one program nobody can tell whose addresses they are: another one may still listen as configured.
        if (configured is not null && !source.HasSeveralServers)
        {
            var counting = Counting(configured, kestrel, source);
            code = [.. code.Where(c => !c.Source.IsKestrel), .. counting];
            if (!configured.IgnoresUrls && counting.Exists(c => c.IsMade))
            {
                configured = null;
            }
            else if (!configured.IgnoresUrls && counting.Count > 0)
            {
                plan.IsConfiguredCertain = false;
            }
        }

        if (configured is { Failure: null })
        {
            foreach (var endpoint in configured.Endpoints)
            {
                plan.Add(endpoint);
            }
        }

        foreach (var opened in code)
        {
            Add(opened, plan);
        }
    }

    private static List<OpenedInCode> Counting(ListeningPlan configured, IReadOnlyList<OpenedInCode> kestrel, ProgramSource source)
    {
        // Kestrel's configured endpoints replace addresses given by urls in code too.
        var urls = configured.IgnoresUrls ? [] : Strongest([.. kestrel.Where(c => !c.Source.IsOfEndpoints && !IsReplaced(c.Source, configured))]);
        var prefersUrls = configured.PrefersUrls || (source.PrefersUrls && urls.Exists(u => u.IsMade));
        var listens = prefersUrls ? [] : kestrel.Where(c => c.Source.IsOfEndpoints).ToList();
        return listens.Exists(l => l.IsMade) ? listens : [.. listens, .. listens.Count == 0 ? urls : urls.Select(Uncertain)];
    }

    // A generic host has UseUrls below the program's settings; a variable that the code sets is below settings files and arguments, as any other.
    private static bool IsReplaced(CodeEndpoint code, ListeningPlan configured) =>
        (configured.ReplacesUseUrls && IsOfBuilder(code))
        || (code.Member == "SetEnvironmentVariable" && configured.Endpoints.Any(e => e.Origin is { Source: ValueSource.Argument } or { Source: ValueSource.File, Profile: null }));

    private static OpenedInCode Uncertain(OpenedInCode opened) => opened with { IsCertain = false, IsMade = false };

    // What counts more but may not be there leaves the rest uncertain.
    private static List<OpenedInCode> Strongest(List<OpenedInCode> urls)
    {
        var certain = urls.Where(u => u.IsMade).Select(u => Strength(u.Source)).DefaultIfEmpty(0).Max();
        var isCertain = !urls.Exists(u => Strength(u.Source) > certain);
        return [.. urls.Where(u => Strength(u.Source) >= certain).Select(u => isCertain || Strength(u.Source) > certain ? u : Uncertain(u))];
    }

    private static int Strength(CodeEndpoint code) => IsOfBuilder(code) ? 0 : code.Member.EndsWith("Urls", StringComparison.Ordinal) ? 1 : 2;

    private static bool IsOfBuilder(CodeEndpoint code) =>
        code.Member.EndsWith("UseUrls", StringComparison.Ordinal) || code.Member.EndsWith("UseSetting", StringComparison.Ordinal) || code.Member.EndsWith("Item", StringComparison.Ordinal);

    private static void Add(OpenedInCode opened, RunPlan plan)
    {
        if (opened.Endpoint is { } endpoint)
        {
            // Two possibilities may be the same.
            var isThere = plan.Endpoints.Any(e => e.Setting == EndpointSetting.Code && e.Endpoint.ConflictsWith(endpoint) && (e.IsCertain || e.Endpoint == endpoint));
            if (!isThere)
            {
                plan.Add(new ConfiguredEndpoint(endpoint, opened.Source.Origin, EndpointSetting.Code) { IsCertain = opened.IsCertain });
            }
        }
        else if (opened.IsUnknown)
        {
            plan.AddUnknown(opened.Source);
        }
    }
}
