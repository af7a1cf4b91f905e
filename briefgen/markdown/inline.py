"""Running text: markdown-it's inline tokens → nodes, with what is wrong in them."""

import re
from collections.abc import Sequence

from markdown_it.token import Token

from briefgen.markdown.faults import LOOKS_LIKE, Reading, refusal
from briefgen.markdown.tree import (
    Break,
    Emphasis,
    Inline,
    Link,
    Note,
    SoftBreak,
    Strong,
    Words,
    walk,
)
from briefgen.problem import t

TARGET = re.compile(r"(?<!\\)\]\(")
UNREADABLE = re.compile("[\ufffd\x80-\x9f\ufff9-\uffff]")
ADDRESS = re.compile(r"https?://\S*$")
LINK_TARGET = re.compile(r"(https?|mailto):\S+", re.IGNORECASE)


class InlineReader:
    """Reads the running text of a text's blocks."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def text(self, token: Token, line: int) -> tuple[Inline, ...]:
        """The running text of one block; nothing if it looks like another dialect."""
        for number, content in enumerate(token.content.split("\n"), line):
            for pattern, what, fix in LOOKS_LIKE:
                if pattern.match(content):
                    self.reading.fault(number, 0, what, fix)
                    return ()
        self.check_targets(token, line)
        return self.inlines(token.children or [], line)

    def check_targets(self, token: Token, line: int) -> None:
        """Refuse what looks like a link but is none, and would be printed with its brackets."""
        children = token.children or []
        links = sum(
            child.type == "image" or (child.type == "link_open" and not child.markup)
            for child in children
        )
        targets = list(TARGET.finditer(token.content))
        if len(targets) <= links:
            return
        before = token.content[: (targets[-1] if links else targets[0]).start()].split("\n")
        number = line + len(before) - 1
        column = self.reading.column(number, before[-1]) + len(before[-1])
        what = t("this looks like a link, but its address cannot be read")
        fix = t("write [text](https://…) without spaces in the address")
        self.reading.fault(number, column, what, fix)

    def inlines(self, tokens: Sequence[Token], line: int) -> tuple[Inline, ...]:
        """The nodes of running text that starts on `line`."""
        stack: list[list[Inline]] = [[]]
        links: list[str] = []
        for token in tokens:
            if token.type in ("em_open", "strong_open", "link_open"):
                self.check_address(token, stack[-1], line)
                stack.append([])
                if token.type == "link_open":
                    links.append(str(token.attrGet("href") or ""))
                    self.check_link(token, links[-1], line)
            elif token.type in ("em_close", "strong_close", "link_close"):
                children = tuple(stack.pop())
                stack[-1].append(self.wrapped(token.type, children, links, line))
            elif token.type in ("softbreak", "hardbreak"):
                line += 1
                _end_line(stack[-1])
                stack[-1].append(SoftBreak() if token.type == "softbreak" else Break())
            elif token.type == "note":
                column = self.reading.column(line, f"[^{token.content}]")
                stack[-1].append(Note(token.content, line, column))
            elif token.type in ("text", "text_special"):
                self.check_words(token.content, line)
                _append_words(stack[-1], token.content)
            else:
                self.refuse(token, line)
                line += token.content.count("\n")
        return tuple(stack[0])

    def refuse(self, token: Token, line: int) -> None:
        """Report a kind of inline Markdown that is not known; of HTML the opening only."""
        start = {"image": "![", "code_inline": token.markup}.get(token.type, token.content)
        column = self.reading.column(line, start)
        if not token.content.startswith("</"):
            self.reading.fault(line, column, *refusal(token.type))

    def wrapped(
        self, closing: str, children: tuple[Inline, ...], links: list[str], line: int
    ) -> Inline:
        """What a closing token closes."""
        if closing != "link_close":
            return Emphasis(children) if closing == "em_close" else Strong(children)
        target = links.pop()
        if not any(isinstance(node, Words) and node.text.strip() for node in walk(children)):
            what = t("this link has no text to click on")
            self.reading.fault(
                line, self.reading.column(line, "]("), what, t("write [text](address)")
            )
        return Link(target, children)

    def check_words(self, words: str, line: int) -> None:
        """Refuse what an entity of HTML stands for, if it is no character."""
        if found := UNREADABLE.search(words):
            what = t("this stands for a character that cannot be shown")
            self.reading.fault(
                line, self.reading.column(line, found[0]), what, t("write the character itself")
            )

    def check_address(self, token: Token, before: Sequence[Inline], line: int) -> None:
        """Refuse emphasis in a bare address: its signs would get lost."""
        last = before[-1] if before else None
        if token.type != "link_open" and isinstance(last, Words) and ADDRESS.search(last.text):
            what = t("the signs * and _ in this address would be taken for emphasis")
            fix = t("put the address between < and >, or write [text](address)")
            self.reading.fault(line, self.reading.column(line, "://"), what, fix)

    def check_link(self, token: Token, target: str, line: int) -> None:
        """Refuse a link that a reader cannot follow."""
        column = self.reading.column(line, "<" if token.markup == "autolink" else "](")
        if token.attrGet("title"):
            what = t("the text in quotes after the address of a link is not used")
            self.reading.fault(line, column, what, t("remove it: [text](address)"))
        if not LINK_TARGET.fullmatch(target):
            what = t("the address of a link must start with https:// or mailto:")
            self.reading.fault(line, column, what, t("write the whole address"))


def _append_words(siblings: list[Inline], text: str) -> None:
    text = text.replace("\t", " ")
    if siblings and isinstance(siblings[-1], Words):
        siblings[-1] = Words(siblings[-1].text + text)
    elif text:
        siblings.append(Words(text))


def _end_line(siblings: list[Inline]) -> None:
    """Drop the white space at the end of a line; markdown-it leaves tabs there."""
    if siblings and isinstance(siblings[-1], Words):
        text = siblings.pop().text.rstrip(" ")  # type: ignore[union-attr]
        _append_words(siblings, text)
