#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""Checks pages of Mallard: each is well formed, named as its id, has a title and a description, links only to pages
that are there, and can be reached from the index."""

import pathlib
import sys
import xml.etree.ElementTree as ElementTree

NAMESPACE = "{http://projectmallard.org/1.0/}"
KNOWN = set("page info desc link title p section steps list item key keyseq gui cmd em note".split())


def main() -> int:
    faults, links = [], {}
    for name in sys.argv[1:]:
        path = pathlib.Path(name)
        try:
            root = ElementTree.parse(path).getroot()
        except ElementTree.ParseError as error:
            faults.append(f"{path.name}: {error}")
            continue
        if root.get("id") != path.stem:
            faults.append(f"{path.name}: its id is {root.get('id')}")
        for wanted in ("title", "info/desc"):
            if not (root.findtext("/".join(NAMESPACE + part for part in wanted.split("/"))) or "").strip():
                faults.append(f"{path.name}: no {wanted}")
        for element in root.iter():
            tag = element.tag.removeprefix(NAMESPACE)
            if tag == element.tag or tag not in KNOWN:
                faults.append(f"{path.name}: unknown element {element.tag}")
        links[path.stem] = [link.get("xref") for link in root.iter(NAMESPACE + "link") if link.get("xref")]
    for page, targets in links.items():
        faults += [f"{page}.page: no page {target}" for target in targets if target.split("#")[0] not in links]
        if page != "index" and "index" not in targets:
            faults.append(f"{page}.page: the index doesn't lead to it")
    print("\n".join(faults) if faults else f"{len(links)} pages are in order")
    return 1 if faults or "index" not in links else 0


if __name__ == "__main__":
    sys.exit(main())
