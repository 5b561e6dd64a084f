"""Scripts that someone who means harm would try, put together by ourselves: every part with every other."""

from itertools import product

RUN = "window.ran=1"
TAGS = ("img src=x", "svg", "body", "input autofocus", "video src=x", "audio src=x", "details open", "iframe src=x",
        "object data=x", "marquee", "a href=#", "form", "button autofocus", "select autofocus", "textarea autofocus",
        "math", "style", "link rel=stylesheet href=x", "embed src=x", "p tabindex=1 autofocus")  # fmt: skip
EVENTS = ("onerror", "onload", "onfocus", "ontoggle", "onpointerover", "onanimationstart", "onstart", "onbegin")
ESCAPES = ('">', "'>", "</p>", "</textarea>", "</article>", "-->", "]]>", "</title>", "`>", "</script>")
SCHEMES = ("javascript:", "JaVaScRiPt:", "java\tscript:", "java\nscript:", "&#106;avascript:", "javascript&colon;",
           "data:text/html,<script>", "vbscript:", "\x01javascript:", " javascript:", "jav&#x0A;ascript:",
           "javascript://%0a", "https://javascript:alert@", "//x\\@javascript:")  # fmt: skip
WRAPPINGS = ("{}", "<a href='{}'>x</a>", "<a href={}>x</a>", "[x]({})", "www.{}", "https://example.org/\"onclick=\"{}",
             "https://example.org/'><img src=x onerror={}>", "<iframe src='{}'></iframe>", "<form action='{}'><button>",
             "<svg><a xlink:href='{}'><text>x", "<meta http-equiv=refresh content='0;url={}'>")  # fmt: skip
WHOLE = (
    f"<script>{RUN}</script>", f"<ScRiPt>{RUN}</sCrIpT>", f"<script\x00>{RUN}</script>", f"<<script>{RUN}//<</script>",
    f"<script src=data:,{RUN}></script>", f"<svg><script>{RUN}</script></svg>", f"<math><mtext><script>{RUN}</script>",
    f"&lt;script&gt;{RUN}&lt;/script&gt;", f"\\u003cscript\\u003e{RUN}", f"%3Cscript%3E{RUN}%3C/script%3E",
    f"{{{{constructor.constructor('{RUN}')()}}}}", f"${{{RUN}}}", "{% debug %}", "{{ request }}",
    f"<!--<img src=x onerror={RUN}>",
    f"<noscript><p title=\"</noscript><img src=x onerror={RUN}>\">", f"<template><script>{RUN}</script></template>",
    f"\u202e<script>{RUN}</script>", f"<scr\u200bipt>{RUN}</script>", f"＜script＞{RUN}＜/script＞",
    f"<style>@import'javascript:{RUN}'</style>", f"<style>*{{background:url(javascript:{RUN})}}</style>",
    f"<base href=javascript:{RUN}//>", f"<portal src=javascript:{RUN}>", f"<x contenteditable onblur={RUN}>x",
)  # fmt: skip


def everything():
    """At least five hundred different ones."""
    events = [f"<{tag} {event}={RUN}>" for tag, event in product(TAGS, EVENTS)]
    out = [f"{escape}<img src=x onerror={RUN}>" for escape in ESCAPES]
    out += [f"{escape}<script>{RUN}</script>" for escape in ESCAPES]
    out += [f"x{quote} {event}={RUN} x={quote}" for quote, event in product("\"'`", EVENTS)]
    links = [wrapping.format(f"{scheme}{RUN}") for scheme, wrapping in product(SCHEMES, WRAPPINGS)]
    upper = [one.upper().replace("WINDOW.RAN", "window.ran") for one in events]
    return list(dict.fromkeys([*events, *upper, *out, *links, *WHOLE]))
