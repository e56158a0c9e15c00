using System;
using System.Collections.Generic;
using System.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Shows two texts as one, line by line, from their longest common subsequence of lines.</summary>
internal static class LineDiff
{
    public static string Between(string expected, string actual)
    {
        var left = LinesWithVisibleEnds(expected);
        var right = LinesWithVisibleEnds(actual);
        var common = CommonLengths(left, right);
        var text = new StringBuilder();
        int i = 0, j = 0;
        while (i < left.Count || j < right.Count)
        {
            if (i < left.Count && j < right.Count && left[i] == right[j])
            {
                text.Append("  ").Append(left[i]).Append('\n');
                i++;
                j++;
            }
            else if (j == right.Count || (i < left.Count && common[i + 1, j] >= common[i, j + 1]))
            {
                text.Append("- ").Append(left[i++]).Append('\n');
            }
            else
            {
                text.Append("+ ").Append(right[j++]).Append('\n');
            }
        }

        return text.ToString();
    }

    // A difference in line ends alone must be visible, so a carriage return is shown as a picture.
    private static List<string> LinesWithVisibleEnds(string text) =>
        new(text.Replace("\r", "\u240D", StringComparison.Ordinal).Split('\n'));

    private static int[,] CommonLengths(List<string> left, List<string> right)
    {
        var lengths = new int[left.Count + 1, right.Count + 1];
        for (var i = left.Count - 1; i >= 0; i--)
        {
            for (var j = right.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = left[i] == right[j]
                    ? lengths[i + 1, j + 1] + 1
                    : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }
}
