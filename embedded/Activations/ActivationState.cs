namespace Actors.Embedded.Activations;

internal enum ActivationState : byte
{
    /// <summary>Not yet constructed; the first turn does it.</summary>
    New,

    /// <summary>Reading its state and running OnActivateAsync.</summary>
    Activating,

    /// <summary>Taking calls.</summary>
    Active,

    /// <summary>Running OnDeactivateAsync; calls wait for the next activation.</summary>
    Deactivating,

    /// <summary>Ended; whoever holds it must look for another.</summary>
    Gone,
}
