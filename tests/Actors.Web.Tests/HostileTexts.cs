namespace Actors.Web.Tests;

/// <summary>A hundred texts that would run if a page ever took what people write for markup, a link or a template. Each sets <c>window.hurt</c>.</summary>
internal static class HostileTexts
{
    private const string Hurt = "window.hurt=1";

    private static readonly string[] Elements =
    [
        "<script>{0}</script>", "<img src=x onerror={0}>", "<svg onload={0}>", "<svg><script>{0}</script></svg>", "<body onload={0}>",
        "<iframe srcdoc=\"<script>parent.{0}</script>\"></iframe>", "<iframe src=\"javascript:parent.{0}\"></iframe>", "<details open ontoggle={0}>",
        "<video><source onerror={0}></video>", "<audio src=x onerror={0}>", "<input autofocus onfocus={0}>", "<select autofocus onfocus={0}>",
        "<textarea autofocus onfocus={0}>", "<marquee onstart={0}>", "<object data=\"javascript:{0}\">", "<embed src=\"javascript:{0}\">",
        "<a href=\"javascript:{0}\">x</a>", "<form action=\"javascript:{0}\"><button>x</button></form>", "<button formaction=\"javascript:{0}\">x</button>",
        "<math><mtext></mtext><mglyph><style><img src=x onerror={0}></style></mglyph></math>", "<style>@import 'javascript:{0}'</style>",
        "<link rel=stylesheet href=\"javascript:{0}\">", "<meta http-equiv=refresh content=\"0;javascript:{0}\">", "<base href=\"javascript:{0}//\">",
        "<template><img src=x onerror={0}></template>",
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Elements.Select(each => Make(each)),
        .. Elements.Select(each => "\"'><!--" + Make(each) + "-->"),
        .. Elements.Select(each => Make(each).ToUpperInvariant().Replace("WINDOW.HURT", "window.hurt", StringComparison.Ordinal)),
        .. Elements.Select(each => "{{constructor.constructor('" + Hurt + "')()}}${" + Hurt + "}</textarea></title>" + Make(each)),
    ];

    private static string Make(string element) => element.Replace("{0}", Hurt, StringComparison.Ordinal);
}
