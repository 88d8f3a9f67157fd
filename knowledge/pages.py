"""The pages of the website as content: what must hold before one can be shown, and where a postcode may be."""

from collections.abc import Iterator

from knowledge.model import Block, Content, Gemeente, SitePage

Problem = tuple[str, str, str]


def problems(content: Content) -> Iterator[Problem]:
    """Every claim without a source and every name that points at nothing, as (file, key, problem)."""
    for page in content.pages.values():
        yield from ((f"pages/{page.id}.yml", *found) for found in _page(content, page))
    known = {one.name for one in content.gemeenten}
    for area in content.postcodes.values():
        for name in area.gemeenten:
            if name not in known:
                yield "postcodes.csv", area.begin, f"gemeente {name!r} staat niet in gemeenten.csv"


def _page(content: Content, page: SitePage) -> Iterator[tuple[str, str]]:
    names = [one.id for one in page.sections]
    for name in sorted({one for one in names if names.count(one) > 1}):
        yield name, "dit id staat er twee keer"
    for section in page.sections:
        for number, block in enumerate(section.blocks):
            yield from _block(content, f"{section.id}.blocks[{number}]", block)


def _block(content: Content, key: str, block: Block) -> Iterator[tuple[str, str]]:
    if not (block.sources or block.article or block.of_us):
        yield f"{key}.sources", "noem een bron, of een artikel met bronnen; gaat het over deze website: of_us: true"
    if block.article and block.article not in content.articles:
        yield f"{key}.article", f"artikel {block.article!r} bestaat niet"
    if block.region and block.region not in content.regions:
        yield f"{key}.region", f"regio {block.region!r} bestaat niet"
    for one in block.sources:
        if one.id not in content.sources:
            yield f"{key}.sources", f"bron {one.id!r} staat niet in sources.yml"


def in_postcode(content: Content, text: str) -> tuple[Gemeente, ...]:
    """The gemeenten where a postcode, or the beginning of one, may be; empty when it is none or nothing is known."""
    digits = "".join(text.split())[:4]
    if not (digits.isascii() and len(digits) >= 2 and digits.isdigit()):
        return ()
    area = content.postcodes.get(digits[:2])
    return tuple(one for one in content.gemeenten if area and one.name in area.gemeenten)
