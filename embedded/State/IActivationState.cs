namespace Actors.Embedded.State;

/// <summary>State that is read before OnActivateAsync.</summary>
internal interface IActivationState
{
    Task ReadOnActivation(CancellationToken cancellationToken);
}
