namespace LocalBind.Build.Tasks.Listeners.Windows;

/// <summary>Calls that fill a table whose size is not known before, and that may grow between two calls.</summary>
internal static class GrowingBuffer
{
    private const uint InsufficientBuffer = 122; // ERROR_INSUFFICIENT_BUFFER
    private const int MostAttempts = 12;
    private const int Limit = 256 * 1024 * 1024;

    /// <summary>Fills a buffer.</summary>
    /// <param name="buffer">What is to be filled; never null.</param>
    /// <param name="size">Its size, then the size that is needed or was used.</param>
    /// <returns>0, or an error number of Windows.</returns>
    public delegate uint Fill(byte[] buffer, ref int size);

    /// <summary>Calls until the table fits, each time with a quarter of room to spare.</summary>
    /// <param name="fill">The call.</param>
    /// <param name="length">How many bytes of the result count.</param>
    /// <param name="error">0, or the error number of the last call.</param>
    public static byte[] Read(Fill fill, out int length, out uint error)
    {
        var buffer = new byte[16 * 1024];
        error = InsufficientBuffer;
        for (var attempt = 0; attempt < MostAttempts && error == InsufficientBuffer; attempt++)
        {
            var size = buffer.Length;
            error = fill(buffer, ref size);
            if (error == 0)
            {
                // The size that comes back is not set by every version: the count inside the table decides then.
                length = size > 0 && size <= buffer.Length ? size : buffer.Length;
                return buffer;
            }

            if (error == InsufficientBuffer)
            {
                var wanted = size > buffer.Length ? size : buffer.Length;
                if (wanted > Limit)
                {
                    break;
                }

                buffer = new byte[wanted + (wanted / 4)];
            }
        }

        length = 0;
        return buffer;
    }
}
