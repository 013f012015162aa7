"""What happened, in order: sections and counted events."""


class Section:
    """Used with `with`: notes how many events fell into it, even if it fails."""

    def __init__(self, journal: "Journal", name: str) -> None:
        self.journal = journal
        self.name = name
        self.first = 0

    def __enter__(self) -> "Section":
        self.first = self.journal.total
        return self

    def __exit__(self, kind, error, trace) -> bool:
        self.journal.sections[self.name] = self.journal.total - self.first
        return False


class Journal:
    def __init__(self, *, limit: int) -> None:
        self.limit = limit
        self.entries: list = []
        self.counts: dict[str, int] = {}
        self.sections: dict[str, int] = {}
        self.total = 0
        self._watchers: list = []

    def section(self, name: str) -> Section:
        return Section(self, name)

    def watch(self, kind: str, action) -> None:
        """Calls action(moment, text) for each event of a kind."""
        self._watchers.append((kind, action))

    def note(self, moment, kind: str, text: str, /, **details) -> None:
        self.total += 1
        self.counts[kind] = self.counts.get(kind, 0) + 1
        if details:
            text += " (" + ", ".join(f"{key} {value}" for key, value in details.items()) + ")"
        if len(self.entries) < self.limit:
            self.entries.append((moment, kind, text))
        for wanted, action in self._watchers:
            if wanted == kind:
                action(moment, text)

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self):
        for entry in self.entries:
            yield entry

    def of_kind(self, kind: str) -> list:
        return [entry for entry in self if entry[1] == kind]
