"""Completion scripts for three shells (命令补全).

In: the table of commands.  Out: a script as text that needs nothing at
completion time, so a press of the tab key never starts Python.

"""

from reform_press.cli.command import Command, Option
from reform_press.cli.table import COMMANDS, COMMON
from reform_press.errors import Language


def script(shell: str, language: Language) -> str:
    """Return the completion script for ``bash``, ``zsh`` or ``fish``."""
    return {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell](language)


def _groups() -> dict[str, list[Command]]:
    """Return the commands by their first word, in the table's order."""
    groups: dict[str, list[Command]] = {}
    for command in COMMANDS:
        groups.setdefault(command.name.partition(" ")[0], []).append(command)
    return groups


def _flags(command: Command) -> str:
    return " ".join(f for o in (*command.options, *COMMON) for f in o.flags)


def _words_after(command: Command) -> str:
    choices = [c for argument in command.arguments for c in argument.choices]
    return " ".join((*choices, _flags(command)))


def _second(group: list[Command]) -> str:
    return " ".join(command.name.partition(" ")[2] for command in group)


def _bash(_: Language) -> str:
    """Complete by the words on the line; files where a command takes them."""
    cases = _bash_cases()
    values = [
        f'    {"|".join(o.flags)}) COMPREPLY=($(compgen -W "{" ".join(o.choices)}" '
        '-- "$word")); return ;;'
        for o in _valued()
        if o.choices
    ]
    paths = "|".join(f for o in _valued() if o.takes_file for f in o.flags)
    lines = "\n".join
    return f"""\
# bash completion for reform-press
_reform_press() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}
    local command="" words="" files="" i
    case $before in
{lines(values)}
    {paths}) COMPREPLY=($(compgen -f -- "$word")); return ;;
    esac
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${{COMP_WORDS[i]}} in
        -*) ;;
        *) command="${{command:+$command }}${{COMP_WORDS[i]}}" ;;
        esac
    done
    case $command in
    fonts\\ *) ;;
    *) command=${{command%% *}} ;;
    esac
    case $command in
    "") words="{" ".join(_groups())} {" ".join(f for o in COMMON for f in o.flags)}" ;;
{lines(cases)}
    esac
    COMPREPLY=($(compgen -W "$words" -- "$word"))
    if [ -n "$files" ]; then COMPREPLY+=($(compgen -f -- "$word")); fi
}}
complete -o filenames -F _reform_press reform-press
"""


def _bash_cases() -> list[str]:
    """Return a case of the script for each command: what may follow it."""
    cases = []
    for first, group in _groups().items():
        for command in group:
            files = any(a.takes_file for a in command.arguments)
            cases.append(
                f'    "{command.name}") words="{_words_after(command)}"; '
                f"files={'yes' if files else ''} ;;"
            )
        if len(group) > 1:
            cases.append(f'    {first}) words="{_second(group)}"; files= ;;')
    return cases


def _zsh(language: Language) -> str:
    firsts = [
        f"    {_quoted(first + ':' + _zsh_text(group[0].summary.said(language)))}"
        for first, group in _groups().items()
    ]
    cases = []
    for first, group in _groups().items():
        if len(group) > 1:
            cases.append(f"  {first})")
            cases.append(f"    if (( CURRENT == 3 )); then compadd {_second(group)}")
            cases += [
                f"    elif [[ $words[3] == {c.name.partition(' ')[2]} ]]; then "
                f"_arguments {_zsh_arguments(c, language)}"
                for c in group
            ]
            cases += ["    fi ;;"]
        else:
            cases.append(
                f"  {first}) _arguments {_zsh_arguments(group[0], language)} ;;"
            )
    newline = "\n"
    return f"""\
#compdef reform-press
_reform_press() {{
  local -a commands=(
{newline.join(firsts)}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  case $words[2] in
{newline.join(cases)}
  esac
}}
compdef _reform_press reform-press
"""


def _zsh_arguments(command: Command, language: Language) -> str:
    told = []
    for option in (*command.options, *COMMON):
        after = ""
        if option.metavar:
            what = f"({' '.join(option.choices)})" if option.choices else "_files"
            what = what if option.choices or option.takes_file else " "
            after = f":{_zsh_text(option.metavar)}:{what}"
        told += [
            _quoted(f"{flag}[{_zsh_text(option.help.said(language))}]{after}")
            for flag in option.flags
        ]
    for argument in command.arguments:
        what = f"({' '.join(argument.choices)})" if argument.choices else " "
        told.append(
            _quoted(f"*:{argument.name}:{'_files' if argument.takes_file else what}")
        )
    return " ".join(told)


def _fish(language: Language) -> str:
    lines = ["# fish completion for reform-press", "complete -c reform-press -f"]
    for first, group in _groups().items():
        summary = _quoted(group[0].summary.said(language))
        lines.append(
            f"complete -c reform-press -n __fish_use_subcommand -a {first} -d {summary}"
        )
        for command in group:
            here = f"__fish_seen_subcommand_from {first}"
            if second := command.name.partition(" ")[2]:
                summary = _quoted(command.summary.said(language))
                lines.append(
                    f"complete -c reform-press -n '{here}' -a {second} -d {summary}"
                )
                here += f"; and __fish_seen_subcommand_from {second}"
            lines += _fish_command(command, here, language)
    for option in COMMON:
        lines.append(f"complete -c reform-press{_fish_option(option, language)}")
    return "\n".join(lines) + "\n"


def _fish_command(command: Command, here: str, language: Language) -> list[str]:
    lines = [
        f"complete -c reform-press -n '{here}'{_fish_option(option, language)}"
        for option in command.options
    ]
    for argument in command.arguments:
        if argument.takes_file:
            lines.append(f"complete -c reform-press -n '{here}' -F")
        if argument.choices:
            choices = " ".join(argument.choices)
            lines.append(f"complete -c reform-press -n '{here}' -a '{choices}'")
    return lines


def _fish_option(option: Option, language: Language) -> str:
    told = ""
    for flag in option.flags:
        kind = "-l" if flag.startswith("--") else "-s"
        told += f" {kind} {flag.lstrip('-')}"
    if option.choices:
        told += f" -x -a '{' '.join(option.choices)}'"
    elif option.metavar:
        told += " -r -F" if option.takes_file else " -x"
    return f"{told} -d {_quoted(option.help.said(language))}"


def _valued() -> tuple[Option, ...]:
    """Return every option with a value, each set of flags once."""
    options = [o for c in COMMANDS for o in c.options if o.metavar]
    options += [o for o in COMMON if o.metavar]
    return tuple({option.flags: option for option in options}.values())


def _quoted(text: str) -> str:
    """Quote for a shell: nothing inside single quotes has a meaning."""
    return "'" + text.replace("'", "'\\''") + "'"


def _zsh_text(text: str) -> str:
    """Take the meaning off what separates the parts of a zsh description."""
    return text.replace("\\", "\\\\").replace(":", "\\:").replace("]", "\\]")
