namespace Actors.Embedded.Calls;

/// <summary>A call of an observer's method that returns nothing.</summary>
internal abstract class VoidCall : Call
{
    public sealed override void Start(object target)
    {
        try
        {
            Invoke(target);
        }
        catch (Exception exception)
        {
            Fails(exception);
            return;
        }

        Ended();
    }

    protected abstract void Invoke(object target);

    protected override void SetException(Exception exception)
    {
    }
}
