using System.Linq;
using LocalBind.Endpoints.Json;
using Xunit;

namespace LocalBind.Endpoints.Tests.Json;

/// <summary>The situations in which JSON readers are known to differ, each compared with System.Text.Json in both syntaxes.</summary>
public class JsonTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\uFEFF{}")]
    [InlineData("\uFEFF")]
    [InlineData("\u00A0{}")]
    [InlineData("\f{}")]
    [InlineData("\v1")]
    [InlineData("\u2060[]")]
    [InlineData("\0")]
    [InlineData("{}\0")]
    [InlineData("null")]
    [InlineData(" \t\r\n true \t\r\n ")]
    [InlineData("nul")]
    [InlineData("nulll")]
    [InlineData("True")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("undefined")]
    [InlineData("1 2")]
    [InlineData("{} {}")]
    [InlineData("[]]")]
    [InlineData("'a'")]
    [InlineData("a")]
    [InlineData("\u3042")]
    public void Documents(string text) => SystemTextJson.AssertAgrees(text);

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("-")]
    [InlineData("--1")]
    [InlineData("+1")]
    [InlineData("01")]
    [InlineData("-01")]
    [InlineData("00")]
    [InlineData("1.")]
    [InlineData(".1")]
    [InlineData("-.1")]
    [InlineData("1.0")]
    [InlineData("1.e1")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e-")]
    [InlineData("1E+2")]
    [InlineData("1e05")]
    [InlineData("1e1.5")]
    [InlineData("0e1")]
    [InlineData("0x10")]
    [InlineData("1_000")]
    [InlineData("1a")]
    [InlineData("1 000")]
    [InlineData("-1.5e-300")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("1e99999999")]
    [InlineData("１")]
    [InlineData("1/**/")]
    [InlineData("-/**/1")]
    public void Numbers(string text)
    {
        SystemTextJson.AssertAgrees(text);
        SystemTextJson.AssertAgrees($"[{text}]");
        SystemTextJson.AssertAgrees($"{{\"a\":{text},\"b\":1}}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("\u007F")]
    [InlineData("\t")]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\0")]
    [InlineData("\u001F")]
    [InlineData("\u2028\u2029\u0085\uFEFF\uFFFE\uFFFF")]
    [InlineData("\\\"\\\\\\/\\b\\f\\n\\r\\t")]
    [InlineData("\\a")]
    [InlineData("\\'")]
    [InlineData("\\x41")]
    [InlineData("\\U0041")]
    [InlineData("\\u0041\\u00e9\\u00E9\\u3042")]
    [InlineData("\\u0000")]
    [InlineData("\\u")]
    [InlineData("\\u004")]
    [InlineData("\\u004g")]
    [InlineData("\\u+041")]
    [InlineData("\\u 041")]
    [InlineData("\\u041\0")]
    [InlineData("\\u00 1")]
    [InlineData("\\ud83d\\ude00")]
    [InlineData("\\ud83d")]
    [InlineData("\\ude00")]
    [InlineData("\\ud83dx")]
    [InlineData("\\ud83d\\n")]
    [InlineData("\\ude00\\ud83d")]
    [InlineData("\\ud83d\\ud83d\\ude00")]
    [InlineData("a\\")]
    [InlineData("\\")]
    [InlineData("\U0001F600")]
    [InlineData("\\ud83d\U0001F600")]
    [InlineData("\U0001F600\\ude00")]
    [InlineData("http:\\/\\/localhost:\\u0035000")]
    [InlineData("// no comment /* */")]
    public void Strings(string content)
    {
        SystemTextJson.AssertAgrees($"\"{content}\"");
        SystemTextJson.AssertAgrees($"[\"{content}\", 1]");
        SystemTextJson.AssertAgrees($"{{\"{content}\" : \"{content}\"}}");
        SystemTextJson.AssertAgrees($"\"{content}");
    }

    [Fact]
    public void LoneSurrogates_AreRefusedAsTheyAreInNoFile()
    {
        foreach (var text in new[] { "\"\uD83D\"", "\"\uDE00\"", "\"\uD83Dx\"", "\"\uDE00\uD83D\"", "\"\\ud83d\uDE00\"", "// \uD83D\n1", "/* \uDE00 */1", "\"a\uD83D" })
        {
            SystemTextJson.AssertAgrees(text);
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{ }")]
    [InlineData("[ ]")]
    [InlineData("{")]
    [InlineData("[")]
    [InlineData("}")]
    [InlineData("]")]
    [InlineData("[}")]
    [InlineData("{]")]
    [InlineData("[1")]
    [InlineData("[1,")]
    [InlineData("[1,]")]
    [InlineData("[1, ]")]
    [InlineData("[,]")]
    [InlineData("[,1]")]
    [InlineData("[1,,]")]
    [InlineData("[1,,2]")]
    [InlineData("[1 2]")]
    [InlineData("[1:2]")]
    [InlineData("[1}")]
    [InlineData("{\"a\"}")]
    [InlineData("{\"a\":}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{\"a\":1")]
    [InlineData("{\"a\":1,")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":1,,}")]
    [InlineData("{,\"a\":1}")]
    [InlineData("{,}")]
    [InlineData("{\"a\":1 \"b\":2}")]
    [InlineData("{\"a\":1;\"b\":2}")]
    [InlineData("{\"a\"::1}")]
    [InlineData("{\"a\",\"b\"}")]
    [InlineData("{a:1}")]
    [InlineData("{'a':1}")]
    [InlineData("{1:1}")]
    [InlineData("{null:1}")]
    [InlineData("{[]:1}")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"\":0}")]
    [InlineData("{\"a\":{\"b\":[1,{\"c\":[]}]}}")]
    [InlineData("[1,],")]
    [InlineData("[[],]")]
    [InlineData(",")]
    [InlineData("1,")]
    public void ObjectsAndArrays(string text) => SystemTextJson.AssertAgrees(text);

    [Theory]
    [InlineData("// c")]
    [InlineData("/* c */")]
    [InlineData("// c\n1")]
    [InlineData("// c\r1")]
    [InlineData("// c\r\n1")]
    [InlineData("// c\u00851")]
    [InlineData("// c\u2028\n1")]
    [InlineData("// c\u2029\n1")]
    [InlineData("/* c\u2028\u2029 */1")]
    [InlineData("1 // c")]
    [InlineData("1 //")]
    [InlineData("1 /")]
    [InlineData("1 /* c")]
    [InlineData("1 /*")]
    [InlineData("1 /*/")]
    [InlineData("1 /**/")]
    [InlineData("1 /***/")]
    [InlineData("1 /* * / */")]
    [InlineData("1 /* /* */ */")]
    [InlineData("1 # c")]
    [InlineData("/* \0\u0001 */ 1")]
    [InlineData("// \0\u0001\n1")]
    [InlineData("/**/[/**/1/**/,/**/2/**/]/**/")]
    [InlineData("{/**/\"a\"/**/:/**/1/**/,/**/}/**/")]
    [InlineData("[1,/**/]")]
    [InlineData("[/**/,]")]
    [InlineData("[1,// c\n// d\n]")]
    [InlineData("[//]\n]")]
    [InlineData("{\"a\": // c\n 1}")]
    [InlineData("{\"a\" /* c */: \"// \"}")]
    [InlineData("{\"a\": /* c */ \"// \"}")]
    [InlineData("tr/**/ue")]
    [InlineData("true/**/")]
    [InlineData("/")]
    [InlineData("/a")]
    public void CommentsAndTrailingCommas(string text) => SystemTextJson.AssertAgrees(text);

    [Theory]
    [InlineData(1)]
    [InlineData(JsonText.MaximumDepth)]
    [InlineData(JsonText.MaximumDepth + 1)]
    [InlineData(100_000)]
    public void Depth(int depth)
    {
        SystemTextJson.AssertAgrees(new string('[', depth) + new string(']', depth));
        SystemTextJson.AssertAgrees(new string('[', depth));
        SystemTextJson.AssertAgrees(string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth));
        SystemTextJson.AssertAgrees(string.Concat(Enumerable.Repeat("[{\"a\":", depth)));
    }

    [Theory]
    [InlineData("{\n  \"a\": 1\n  \"b\": 2\n}", 13, "\"")]
    [InlineData("{ \"a\": nul }", 7, "n")]
    [InlineData("[1, 2", 5, "")]
    [InlineData("{ \"a\": \"x\\q\" }", 9, "\\q")]
    [InlineData("{ \"a\": \"b\n\" }", 9, "\n")]
    [InlineData("[1] x", 4, "x")]
    public void Error_StandsWhereTheTextStopsBeingJson(string text, int start, string at)
    {
        var error = JsonText.Parse(text).Error!;
        Assert.Equal((start, at), (error.Range.Start, error.Range.Of(text)));
    }

    [Theory]
    [InlineData("[1, /* c */]", "/* c */")]
    [InlineData("[1,]", ",")]
    public void StrictError_SpansTheExtension(string text, string at) =>
        Assert.Equal(at, JsonText.Parse(text, JsonSyntax.Strict).Error!.Range.Of(text));

    [Fact]
    public void Extensions_AreListedInOrder()
    {
        const string Text = "// one\r\n{ \"a\": [1, /* two */], }";
        var extensions = JsonText.Parse(Text).Extensions;
        Assert.Equal(["// one", ",", "/* two */", ","], extensions.Select(extension => extension.Range.Of(Text)));
    }

    [Fact]
    public void FirstExtensionWithin_LooksInsideThePartOnly()
    {
        const string Text = "{ /* outside */ \"a\": { \"b\": 1 }, \"c\": { /* inside */ } }";
        var json = JsonText.Parse(Text);
        var root = Assert.IsType<JsonObject>(json.Root);
        Assert.Null(json.FirstExtensionWithin(root.Find("a")!.Range));
        Assert.Equal("/* inside */", json.FirstExtensionWithin(root.Find("c")!.Range)?.Range.Of(Text));
    }

    [Fact]
    public void Find_TakesTheLastOfTheName_WithCase()
    {
        var root = Assert.IsType<JsonObject>(JsonText.Parse("""{ "a": 1, "a": 2, "A": 3 }""").Root);
        Assert.Equal("2", Assert.IsType<JsonNumber>(root.Find("a")).Text);
        Assert.Null(root.Find("b"));
    }

    [Fact]
    public void InFile_SpansEscapesAsAWhole()
    {
        const string Text = """["http:\/\/local\u0068ost:5000"]""";
        var value = Assert.IsType<JsonString>(Assert.IsType<JsonArray>(JsonText.Parse(Text).Root).Items[0]);
        var url = ServerUrl.Parse(value.Value);
        Assert.Equal("local\\u0068ost", value.InFile(url.HostRange).Of(Text));
        Assert.Equal("5000", value.InFile(url.PortRange!.Value).Of(Text));
    }
}
