"""Elements that are a page's furniture, by their tag, their role or a word of their class."""

from __future__ import annotations

from collections.abc import Collection

from generator.edges.formats.html.names import BLOCKS
from generator.edges.formats.html.tree import Node, Tree

_TAGS = frozenset("nav footer aside form button select dialog menu search".split())
_ROLES = frozenset(
    "navigation complementary contentinfo search dialog alertdialog alert menu menubar toolbar"
    " tablist".split()
)
_WORDS = {
    "menu": "toc menu menus nav navbar navi navigation topbar submenu breadcrumb breadcrumbs pager"
    " pagination skip-link skiplink prev-next post-navigation",
    "share": "share shares sharing sharebar sharebuttons sharedaddy share-buttons addthis addtoany"
    " sharethis socialshare bdsharebuttonbox social socials social-links social-media follow-us",
    "related": "related relatedposts related-posts recommended recommend recommendation"
    " recommendations readalso read-also read-more readmore see-also seealso more-news"
    " more-articles yarpp outbrain taboola",
    "sidebar": "sidebar sidebars",
    "comments": "comment comments commentlist comment-list respond disqus",
    "newsletter": "newsletter newsletters subscribe subscription signup sign-up mailchimp",
    "promo": "promo promos promotion ad ads adv advert adverts advertisement advertising adslot"
    " adsbygoogle sponsored sponsor dfp banner banners anzeige werbung publicidad publicite"
    " reklama donate donation call-to-action cta",
    "cookie": "cookie cookies consent gdpr cookiebar",
    "popup": "popup pop-up modal overlay toast lightbox",
    "tags": "tags taglist tag-list tag-links tagcloud topics keywords",
    "author-box": "author-box author-bio author-info author-card author-profile author-description"
    " authorbox about-author about-the bio biography",
    "paywall": "paywall regwall piano",
    "popular": "popular most-read most-popular most-viewed mostread trending ranking rank"
    " latest-news recent-posts recent-entries hot-news",
    "widget": "widget widgets widget-area toolbar tools print printer noprint no-print login",
    "embed": "embed tweet twitter-tweet instagram-media fb-post tiktok-embed",
    "copyright": "copyright colophon",
}
_RULES = {word: f"html.class.{rule}" for rule, words in _WORDS.items() for word in words.split()}
_NEVER = frozenset("html body main article h1 h2 figcaption figure time img".split())
_TOPICS = frozenset(
    "social-work social-worker social-workers social-services social-welfare".split()
)


def mark(tree: Tree, exempt: Collection[Node]) -> tuple[str | None, ...]:
    """Give for each element the rule by which it is furniture, its own or an ancestor's.

    *exempt* are elements that hold the article or its headline, whatever they are called.
    """
    safe = {node.index for node in exempt}
    rules: list[str | None] = []
    for node in tree.nodes:
        rule = rules[node.parent.index] if node.parent else None
        if rule is None and node.index not in safe and (node.tag in BLOCKS or "-" in node.tag):
            rule = _rule(node)
        rules.append(rule)
    return tuple(rules)


def _rule(node: Node) -> str | None:
    """Give the rule by which an element is furniture itself."""
    if node.tag in _TAGS:
        in_quote = node.tag == "footer" and any(n.tag == "blockquote" for n in node.ancestors())
        return None if in_quote else f"html.{node.tag}"
    if node.attrs.get("role", "").lower() in _ROLES:
        return f"html.role.{node.attrs['role'].lower()}"
    if node.tag in _NEVER or node.tokens & _TOPICS:
        return None
    return next((_RULES[word] for word in sorted(node.tokens) if word in _RULES), None)
