"""A site -> what a build would plan it from now; nothing is made."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePosixPath

from generator.app.ledger import Promises
from generator.app.pictures import scan_pictures
from generator.app.planning import Groundwork, lay, plan_article, plan_site, reject_twins
from generator.app.report import Report
from generator.app.site import Site
from generator.edges.catalogue import Catalogue
from generator.edges.themerecord import RecordingTheme
from generator.model.article import Article
from generator.model.errors import Problem
from generator.model.ids import ArticleId, Slug, UrlPath
from generator.model.route import Route
from generator.stages.group import group


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """A site as the next build would publish it; *rejected* says of content files why not."""

    site: Site
    theme: RecordingTheme
    catalogue: Catalogue
    ground: Groundwork
    rejected: Mapping[PurePosixPath, Problem]

    def find(self, paths: Collection[UrlPath]) -> Route | None:
        """Return the route of the first file that one of *paths* is.

        The pages of articles are found by slug or article, all else by going through the site.
        """
        return next((r for r in chain(self._near(paths), self.routes()) if r.path in paths), None)

    def routes(self) -> Iterator[Route]:
        """Plan the whole site, as a build does."""
        articles = group(self.catalogue.heads.by_article())
        planned = plan_site(self.site, self.theme, self.catalogue, self.ground, articles)
        yield from (item for item in planned if not isinstance(item, Problem))

    def _near(self, paths: Collection[UrlPath]) -> Iterator[Route]:
        """Yield the pages of the articles to which *paths* can belong."""
        for article in dict.fromkeys(self._articles(paths)):
            versions = tuple(self.catalogue.heads.published(article))
            if versions:
                one = Article(id=article, versions=versions)
                yield from plan_article(self.site, self.catalogue, self.ground, one)

    def _articles(self, paths: Collection[UrlPath]) -> Iterator[ArticleId]:
        for path in map(PurePosixPath, paths):
            name = path.parent.name if path.name == "index.html" else path.stem
            for head in self.catalogue.heads.with_slug(Slug(name)):
                yield head.article
        hub = self.site.config.addresses.hub
        for article in self.catalogue.library.articles():
            if hub(article) in paths:
                yield article


def survey(site: Site, catalogue: Catalogue, report: Report) -> Survey:
    """Bring the catalogue, whose heads must be read, to where a build begins to plan.

    Raises:
        ThemeError: If the theme is not there.
    """
    theme = RecordingTheme(site.root / "themes", site.config.theme, digits=site.config.digits)
    promises = Promises(site, catalogue, report)
    rejected = reject_twins(catalogue, report, promises)
    scan_pictures(site.root, catalogue, report, jobs=1)
    catalogue.library.refresh()  # stays, unlike what the trial learns
    with catalogue.trial():
        ground = lay(site, theme, catalogue, report, promises, with_drafts=False)
    return Survey(
        site=site,
        theme=theme,
        catalogue=catalogue,
        ground=ground,
        rejected=rejected,
    )
