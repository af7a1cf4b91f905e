"""All commands, in the order of the help."""

from briefgen.cli import checking as cli_checking
from briefgen.cli import history as cli_history
from briefgen.cli import making as cli_making

COMMANDS = (
    cli_making.build,
    cli_checking.check,
    cli_checking.explain,
    cli_checking.fmt,
    cli_making.pages,
    cli_making.verify,
    cli_history.diff,
    cli_history.status,
    cli_history.absorb,
    cli_making.new,
    cli_making.import_dossier,
    cli_making.schema,
    cli_history.git_setup,
    cli_history.as_text,
)
