"""Lines of a file become lines of copy (折行的接合).

In: letters with the line breaks of their file.  Out: letters with the breaks
of the copy alone: a paragraph has none but hard ones, verse keeps its lines,
a head is divided where its writer said.

"""

from reform_press.content.letters import Letter, single


def joined(letters: list[Letter], *, verse: bool) -> list[Letter]:
    """Join the lines of the file: a space between words, nothing at Han.

    Lines of ``verse`` stay lines.
    """
    done: list[Letter] = []
    for at, letter in enumerate(letters):
        if verse or not letter.soft:
            done.append(letter._replace(soft=False) if letter.soft else letter)
            continue
        before = done[-1].text[-1] if done else " "
        after = letters[at + 1].text[0] if at + 1 < len(letters) else " "
        if _spaced(before) and _spaced(after):
            done.append(letter._replace(text=" ", soft=False))
    while done and done[-1].text.isspace():
        done.pop()
    if done and done[-1].text[-1].isspace():
        done[-1] = done[-1]._replace(text=done[-1].text.rstrip())
    return done


def _spaced(character: str) -> bool:
    """Tell whether a script puts spaces between words: not Han, not kana."""
    point = ord(character)
    hangul = 0xAC00 <= point <= 0xD7A3
    wide = point >= 0x2E80 and not hangul
    return not (wide or character in "“”‘’—…·" or character.isspace())


def phrases(letters: list[Letter]) -> list[Letter]:
    """Turn ``|`` between the phrases of a head into a line break.

    Blanks around it are the writer's, not the head's.
    """
    done: list[Letter] = []
    for letter in single(letters):
        if letter.text in "|｜" and "code" not in letter.marks:
            letter = letter._replace(text="\n")
        if letter.text == "\n":
            while done and done[-1].text in " \u3000\n":
                done.pop()
        elif letter.text in " \u3000" and (not done or done[-1].text == "\n"):
            continue
        done.append(letter)
    while done and done[-1].text in " \u3000\n":
        done.pop()
    return done[1:] if done and done[0].text == "\n" else done
