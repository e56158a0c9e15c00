namespace LocalBind.Tools.Tests.Infrastructure;

/// <summary>What stands in a project file.</summary>
internal sealed record ProjectText
{
    /// <summary>The SDK of console programs.</summary>
    public const string Console = "Microsoft.NET.Sdk";

    /// <summary>The SDK of ASP.NET Core programs.</summary>
    public const string Web = "Microsoft.NET.Sdk.Web";

    /// <summary><see cref="Console"/> or <see cref="Web"/>.</summary>
    public string Sdk { get; init; } = Console;

    /// <summary>One framework, or several with semicolons between them.</summary>
    public string TargetFrameworks { get; init; } = "net10.0";

    /// <summary>XML elements for the property group.</summary>
    public string Properties { get; init; } = "";

    /// <summary>XML elements for the item group beside the package reference.</summary>
    public string Items { get; init; } = "";

    internal string ToXml(string toolsVersion)
    {
        var framework = TargetFrameworks.Contains(';') ? "TargetFrameworks" : "TargetFramework";
        return $"""
            <Project Sdk="{Sdk}">

              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <{framework}>{TargetFrameworks}</{framework}>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                {Properties}
              </PropertyGroup>

              <ItemGroup>
                <PackageReference Include="LocalBind.Tools" Version="{toolsVersion}" PrivateAssets="all" />
                {Items}
              </ItemGroup>

            </Project>
            """;
    }
}
