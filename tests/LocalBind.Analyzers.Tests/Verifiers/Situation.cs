using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using VerifyCS = LocalBind.Analyzers.Tests.CSharpAnalyzerVerifier<LocalBind.Analyzers.ListenerAnalyzer>;

namespace LocalBind.Analyzers.Tests;

/// <summary>A few lines of code in the surroundings that they usually stand in. Markup in them says what is reported.</summary>
internal static class Situation
{
    /// <summary>The namespaces of any program that listens.</summary>
    internal const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Net;
        using System.Net.Http;
        using System.Net.Sockets;
        using System.Threading;
        using System.Threading.Tasks;

        """;

    /// <summary>Those, and the namespaces of a web program.</summary>
    internal const string WebUsings = Usings + """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Hosting.Server;
        using Microsoft.AspNetCore.Hosting.Server.Features;
        using Microsoft.AspNetCore.Server.Kestrel.Core;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;

        """;

    /// <summary>Statements of a method that has a port, an address and a few other things at hand that nobody knows.</summary>
    public static Task Statements(string statements, string options = "") => Types(
        $$"""
        class C
        {
            async Task M(int port, string host, IPAddress address, bool flag, string[] args)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """,
        options);

    /// <summary>Types of a library without ASP.NET Core.</summary>
    public static Task Types(string types, string options = "") => Verify(Usings + types, options, OutputKind.DynamicallyLinkedLibrary, aspNetCore: false);

    /// <summary>Statements of a web application's <c>Program.cs</c>, between <c>Build</c> and the end.</summary>
    public static Task WebProgram(string statements, string options = "") => Verify(
        WebUsings + $$"""
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        {{statements}}
        """,
        options,
        OutputKind.ConsoleApplication,
        aspNetCore: true);

    /// <summary>Types of a web application.</summary>
    public static Task WebTypes(string types, string options = "") => Verify(WebUsings + types, options, OutputKind.DynamicallyLinkedLibrary, aspNetCore: true);

    private static Task Verify(string code, string options, OutputKind output, bool aspNetCore) => new VerifyCS.Test
    {
        AspNetCore = aspNetCore,
        EditorConfig = options,
        OutputKind = output,
        TestCode = code,
    }.RunAsync();
}
