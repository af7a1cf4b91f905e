"""A text that is being read: its running text as nodes, and what in it cannot be understood."""

import re
from collections.abc import Sequence

from markdown_it.token import Token
from msgspec import Struct

from briefgen.markdown.parser import MAX_DEPTH, MAX_PARAGRAPH, running_text
from briefgen.markdown.tree import (
    LANGUAGES,
    Break,
    Emphasis,
    Foreign,
    Inline,
    Link,
    Note,
    SoftBreak,
    Strong,
    Words,
    append_words,
    end_line,
    walk,
)
from briefgen.problem import Text, choose, t


class Fault(Struct, frozen=True):
    """Markdown that briefgen does not know: line and column from 0, what it is, what to do."""

    line: int
    column: int
    what: Text
    fix: Text


class Reading:
    """The lines of one text and its faults; `depth` is how many lists and quotations are open."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.faults: list[Fault] = []
        self.depth = 0
        self.searched: dict[tuple[int, str], int] = {}

    def column(self, line: int, words: str) -> int:
        """Where words stand in a line; asked again for the same ones, their next place."""
        text = self.lines[line] if line < len(self.lines) else ""
        sought = words.split("\n", maxsplit=1)[0]
        found = text.find(sought, self.searched.get((line, sought), 0))
        if found >= 0:
            self.searched[line, sought] = found + 1
        return max(found, 0)

    def fault(self, line: int, column: int, what: Text, fix: Text) -> None:
        """Note what is wrong; in what stands too deep nothing but that."""
        if self.depth > MAX_DEPTH + 1 or (self.depth > MAX_DEPTH and self.faults):
            return
        text = self.lines[line] if line < len(self.lines) else ""
        indent = len(text) - len(text.lstrip())
        self.faults.append(Fault(line, max(column, indent), what, fix))

    def fault_at(self, line: int, words: str, what: Text, fix: Text) -> None:
        """Note what is wrong where words stand in a line."""
        self.fault(line, self.column(line, words), what, fix)


TOO_LONG = (
    t("this paragraph has more than {count} characters", count=MAX_PARAGRAPH),
    t("divide it with an empty line"),
)
_PLAIN = t("write it as plain text; put a backslash (\\) before a character that must be shown")
_NOTE_IN_TEXT = (
    t("a footnote cannot be written in the text itself"),
    t("put it under footnotes: with its name and its text"),
)
_KNOWN = {
    "html_block": (t("HTML is not allowed"), _PLAIN),
    "html_inline": (t("HTML is not allowed"), _PLAIN),
    "code_inline": (t("text between backticks (`) is not supported"), _PLAIN),
    "code_block": (
        t("this line starts too far to the right, which makes it program code"),
        t("let it start under the lines above it"),
    ),
    "fence": (t("program code is not supported"), _PLAIN),
    "image": (t("a picture is not supported"), t("add it as an attachment")),
    "hr": (
        t("a horizontal line is not supported"),
        t("remove it; use a heading or a new paragraph"),
    ),
}


LOOKS_LIKE: tuple[tuple[re.Pattern[str], Text, Text], ...] = (
    (
        re.compile(r" {0,3}#{1,6}[^\W\d]"),
        t("a heading needs a space after the #"),
        t("write “# Text”; put a backslash (\\) before a # that must be shown"),
    ),
    (
        re.compile(r" {0,3}=+\s*$"),
        t("a line of = under a text is not supported"),
        t("write a heading with # before it"),
    ),
    (re.compile(r" {0,3}\[\^[^\]]+\]:"), *_NOTE_IN_TEXT),
)
"""Lines that look like Markdown of another dialect: they would be printed as they stand."""
ODD = re.compile(r"[#=^]")
"""One of these stands in each line that does."""
WITHIN = (re.compile(r"(?=.*(?<!\\)\^\[)"), *_NOTE_IN_TEXT)
"""That which can stand anywhere in a line, in a cell as well."""


def refusal(token: str) -> tuple[Text, Text]:
    """What is wrong and what to do, for a kind of token of markdown-it."""
    return _KNOWN.get(token, (t("this layout is not supported"), _PLAIN))


TARGET = re.compile(r"(?<!\\)\]\(")
UNREADABLE = re.compile(
    "[\ufffd\x80-\x9f\ufff9-\uffff\ue000-\uf0a6\uf0a8-\uf0b6\uf0b8-\uf0d7\uf0d9-\uf8ff]"
)
"""Characters of no font and of one font only; the bullets of Word's are those of rule BG915."""
ADDRESS = re.compile(r"https?://\S*$")
LINK_TARGET = re.compile(r"(https?|mailto):\S+", re.IGNORECASE)


class InlineReader:
    """Reads the running text of a text's blocks."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def text(self, content: str, line: int, *, cell: bool = False) -> tuple[Inline, ...]:
        """The running text of one block; nothing if another dialect. In a cell no line starts."""
        if len(content) > MAX_PARAGRAPH:
            self.reading.fault(line, 0, *TOO_LONG)
            return ()
        lines = content.split("\n") if ODD.search(content) else ()
        for number, words in enumerate(lines, line):
            for pattern, what, fix in (WITHIN,) if cell else (*LOOKS_LIKE, WITHIN):
                if pattern.match(words):
                    self.reading.fault(number, 0, what, fix)
                    return ()
        tokens = running_text(content)
        if "](" in content:
            self.check_targets(content, tokens, line)
        return self.inlines(tokens, line)

    def check_targets(self, content: str, tokens: Sequence[Token], line: int) -> None:
        """Refuse what looks like a link but is none, and would be printed with its brackets."""
        links = sum(
            child.type == "image" or (child.type == "link_open" and not child.markup)
            for child in tokens
        )
        targets = list(TARGET.finditer(content))
        if len(targets) <= links:
            return
        before = content[: (targets[-1] if links else targets[0]).start()].split("\n")
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
            if token.type in ("em_open", "strong_open", "link_open", "language_open"):
                self.check_address(token, stack[-1], line)
                stack.append([])
                if token.type == "link_open":
                    links.append(str(token.attrGet("href") or ""))
                    self.check_link(token, links[-1], line)
                elif token.type == "language_open":
                    links.append(token.content)
                    self.check_language(token.content, line)
            elif token.type in ("em_close", "strong_close", "link_close", "language_close"):
                children = tuple(stack.pop())
                stack[-1].append(self.wrapped(token.type, children, links, line))
            elif token.type in ("softbreak", "hardbreak"):
                line += 1
                end_line(stack[-1])
                stack[-1].append(SoftBreak() if token.type == "softbreak" else Break())
            elif token.type == "note":
                column = self.reading.column(line, f"[^{token.content}]")
                stack[-1].append(Note(token.content, line, column))
            elif token.type in ("text", "text_special"):
                self.check_words(token.content, line)
                append_words(stack[-1], token.content)
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
        if closing == "language_close":
            return Foreign(links.pop(), children)
        if closing != "link_close":
            return Emphasis(children) if closing == "em_close" else Strong(children)
        target = links.pop()
        if not any(isinstance(node, Words) and node.text.strip() for node in walk(children)):
            what = t("this link has no text to click on")
            self.reading.fault_at(line, "](", what, t("write [text](address)"))
        return Link(target, children)

    def check_language(self, language: str, line: int) -> None:
        """Refuse a language that no document can say it is in."""
        if language not in LANGUAGES:
            what = t("“{language}” is not a language that is known here", language=language)
            fix = choose(language, LANGUAGES)
            self.reading.fault_at(line, f"{{lang={language}}}", what, fix)

    def check_words(self, words: str, line: int) -> None:
        """Refuse what an entity of HTML stands for, if it is no character."""
        if found := UNREADABLE.search(words):
            what = t("this stands for a character that cannot be shown")
            self.reading.fault_at(line, found[0], what, t("write the character itself"))

    def check_address(self, token: Token, before: Sequence[Inline], line: int) -> None:
        """Refuse emphasis in a bare address: its signs would get lost."""
        last = before[-1] if before else None
        if token.type != "link_open" and isinstance(last, Words) and ADDRESS.search(last.text):
            what = t("the signs * and _ in this address would be taken for emphasis")
            fix = t("put the address between < and >, or write [text](address)")
            self.reading.fault_at(line, "://", what, fix)

    def check_link(self, token: Token, target: str, line: int) -> None:
        """Refuse a link that a reader cannot follow."""
        column = self.reading.column(line, "<" if token.markup == "autolink" else "](")
        if token.attrGet("title"):
            what = t("the text in quotes after the address of a link is not used")
            self.reading.fault(line, column, what, t("remove it: [text](address)"))
        if not LINK_TARGET.fullmatch(target):
            what = t("the address of a link must start with https:// or mailto:")
            self.reading.fault(line, column, what, t("write the whole address"))
