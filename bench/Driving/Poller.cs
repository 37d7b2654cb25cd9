using System.Runtime.InteropServices;

namespace Actors.Bench.Driving;

/// <summary>Something with a socket that is told when there is something to read.</summary>
internal interface IPolled
{
    int Handle { get; }

    void OnReadable();
}

/// <summary>
/// Waits for many sockets on one thread by <c>ppoll</c>: no thread pool, no tasks, so that the driver takes little of what it measures.
/// Linux only, as is the rest of the bench.
/// </summary>
internal sealed class Poller
{
    private const short In = 1;

    private readonly List<IPolled> _sockets = [];
    private PollFd[] _handles = [];

    public void Add(IPolled socket)
    {
        _sockets.Add(socket);
        Array.Resize(ref _handles, _sockets.Count);
        _handles[^1] = new() { Handle = socket.Handle, Events = In };
    }

    /// <summary>Serves whoever is readable, after waiting at most this long for anybody.</summary>
    public void Wait(long nanoseconds)
    {
        var timeout = new TimeSpec { Seconds = nanoseconds / 1_000_000_000, Nanoseconds = nanoseconds % 1_000_000_000 };
        var ready = PPoll(_handles, (nuint)_handles.Length, ref timeout, 0);
        for (var i = 0; ready > 0 && i < _handles.Length; i++)
        {
            if (_handles[i].Returned != 0)
            {
                ready--;
                _sockets[i].OnReadable();
            }
        }
    }

    [DllImport("libc", EntryPoint = "ppoll", SetLastError = true)]
    private static extern int PPoll([In, Out] PollFd[] handles, nuint count, ref TimeSpec timeout, nint mask);

#pragma warning disable CS0649 // Written by the kernel.
    private struct PollFd
    {
        public int Handle;
        public short Events;
        public short Returned;
    }

#pragma warning restore CS0649
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
