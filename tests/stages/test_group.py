"""Head* -> Article: versions gathered; what would publish one twice refused."""

from dataclasses import replace
from itertools import product
from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from generator.model.ids import ArticleId, LangTag, Slug
from generator.stages.group import group, reject_clashes, reject_doubles

_CLAIMS = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["de", "en", "zh-Hans"])), max_size=12
)


def _version(head, article, lang, number=0, slug=None):
    return replace(
        head,
        path=PurePosixPath(f"content/{article}-{lang}-{number}.md"),
        line=number + 1,
        article=ArticleId(article),
        lang=LangTag(lang),
        slug=Slug(slug or article),
    )


def test_versions_of_one_article_come_together_in_their_order(head):
    heads = [_version(head, a, lang) for a, lang in product("ab", ["bn", "de", "en"])]
    articles = list(group(heads))
    assert [article.id for article in articles] == ["a", "b"]
    assert [h.lang for h in articles[1].versions] == ["bn", "de", "en"]


def test_no_heads_make_no_article():
    assert list(group([])) == []


@given(claims=_CLAIMS.map(sorted))
def test_every_head_is_in_exactly_one_article(head, claims):
    heads = [_version(head, a, lang, n) for n, (a, lang) in enumerate(claims)]
    articles = list(group(heads))
    assert [h for article in articles for h in article.versions] == heads
    assert len({article.id for article in articles}) == len(articles)
    assert all(h.article == article.id for article in articles for h in article.versions)


def test_a_second_version_in_one_language_is_refused_and_both_files_are_named(head):
    first, second = _version(head, "a", "de", 1), _version(head, "a", "de", 2)
    (rejected,) = reject_doubles([first, second, _version(head, "a", "en", 3)])
    assert rejected.head == second
    assert rejected.problem.code == "version-double"
    assert rejected.problem.where.path == second.path
    assert rejected.problem.where.line == 3
    assert str(first.path) in rejected.problem.what


def test_a_third_version_is_refused_against_the_first(head):
    heads = [_version(head, "a", "de", n) for n in range(3)]
    rejected = list(reject_doubles(heads))
    assert [r.head for r in rejected] == heads[1:]
    assert all(str(heads[0].path) in r.problem.what for r in rejected)


def test_the_same_language_of_two_articles_is_no_double(head):
    assert not list(reject_doubles([_version(head, "a", "de"), _version(head, "b", "de")]))


@given(claims=_CLAIMS.map(sorted))
def test_after_doubles_are_gone_no_language_occurs_twice(head, claims):
    heads = [_version(head, a, lang, n) for n, (a, lang) in enumerate(claims)]
    refused = [r.head for r in reject_doubles(heads)]
    kept = [(h.article, h.lang) for h in heads if h not in refused]
    assert sorted(set(claims)) == kept


def test_two_articles_at_one_address_clash_and_the_second_is_refused(head):
    first = _version(head, "a", "de", 1, slug="story")
    second = _version(head, "b", "de", 2, slug="story")
    (rejected,) = reject_clashes([first, second])
    assert rejected.head == second
    assert rejected.problem.code == "address-clash"
    assert "`de/story`" in rejected.problem.what
    assert str(first.path) in rejected.problem.what
    assert "`slug`" in rejected.problem.hint


def test_tags_that_differ_in_case_only_share_an_address(head):
    first, second = _version(head, "a", "zh-Hans"), _version(head, "a", "zh-hans", 2)
    assert [r.head for r in reject_clashes([first, second])] == [second]


def test_one_slug_in_two_languages_is_no_clash(head):
    heads = [_version(head, "a", "de"), _version(head, "a", "en")]
    assert not list(reject_clashes(heads))
