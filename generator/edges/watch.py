"""Changes under a site's sources -> sets of paths, an editor's flurry of events taken together."""

from __future__ import annotations

import queue
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_QUIET = 0.075  # seconds without an event after which a flurry is over
_CHANGES = frozenset({"created", "modified", "moved", "deleted"})


class Watcher(FileSystemEventHandler):
    """Watches *folders* with all that is in them, and the *files* named."""

    def __init__(self, folders: Iterable[Path], files: Iterable[Path]) -> None:
        self._files = {file.resolve() for file in files}
        self._folders = [folder.resolve() for folder in folders]
        self._changed: queue.SimpleQueue[Path] = queue.SimpleQueue()
        self._observer = Observer()
        for folder in self._folders:
            self._observer.schedule(self, str(folder), recursive=True)
        for parent in sorted({file.parent for file in self._files}):
            self._observer.schedule(self, str(parent), recursive=False)

    def __enter__(self) -> Self:
        self._observer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._observer.stop()
        self._observer.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change; called by the observer's thread."""
        if event.event_type not in _CHANGES or (
            event.is_directory and event.event_type == "modified"
        ):
            return
        for name in (event.src_path, event.dest_path):
            path = Path(str(name)) if name else None
            if path and self._matters(path):
                self._changed.put(path)

    def flurries(self) -> Iterator[set[Path]]:
        """Yield the paths of each flurry once it has been quiet for 75 ms; never ends."""
        while True:
            paths = {self._changed.get()}
            while True:
                try:
                    paths.add(self._changed.get(timeout=_QUIET))
                except queue.Empty:
                    break
            yield paths

    def _matters(self, path: Path) -> bool:
        if path in self._files:
            return True
        owner = next((folder for folder in self._folders if path.is_relative_to(folder)), None)
        hidden = owner and any(part.startswith(".") for part in path.relative_to(owner).parts)
        return owner is not None and not hidden
