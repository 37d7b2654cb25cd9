namespace Actors.GrainInterfaces;

/// <summary>
/// Another activation wrote to the same stream first; nothing of this call was stored. Repeat the call: it meets the newer one.
/// </summary>
/// <param name="message">Which stream.</param>
public sealed class StaleActivationException(string message) : Exception(message);
