//! Arguments as written, and then as meant. Builds help and complaints in the language that is asked for; runs nothing
//! and opens nothing.

use super::import;
use super::words::{self, Help, Misuse};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use lectern_core::Language;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Request {
    /// The window.
    Open { file: Option<PathBuf> },
    /// The problems of some agendas.
    Check { files: Vec<PathBuf>, json: bool },
    /// A document to an agenda.
    Import(import::Arguments),
    /// The record of a meeting; without a journal, a list of all meetings.
    Minutes { journal: Option<PathBuf>, output: Option<PathBuf> },
    /// Why a rule is there; none for a list of all rules.
    Explain { rule: Option<String> },
    /// The script of an agenda.
    Script { file: PathBuf },
    /// The JSON Schema of the agenda file.
    Schema,
    /// A text that answers by itself: help, or the version.
    Print(String),
    /// Arguments that make no sense, and why.
    Misuse(String),
}

/// The language that was asked for, by `--lang` or else by the environment; none where nobody asked. Looked for before
/// anything is parsed, because help and complaints must be in it too.
pub(super) fn asked_language(arguments: &[OsString], environment: Option<OsString>) -> Option<Language> {
    let mut asked = None;
    let mut words = arguments.iter().skip(1).map(|word| word.to_string_lossy()).take_while(|word| word != "--");
    while let Some(word) = words.next() {
        if word == "--lang" {
            asked = words.next().and_then(|value| language_of(&value));
        } else if let Some(value) = word.strip_prefix("--lang=") {
            asked = language_of(value);
        }
    }
    asked.or_else(|| language_of(&environment?.to_string_lossy()))
}

/// `zh` and `en`, also as the locale names `zh_CN.UTF-8` and `en-GB`.
fn language_of(word: &str) -> Option<Language> {
    match word.split(['_', '-', '.']).next()?.to_ascii_lowercase().as_str() {
        "zh" => Some(Language::Chinese),
        "en" => Some(Language::English),
        _ => None,
    }
}

/// Reads the arguments; the first is the program's own name.
pub(super) fn read(arguments: &[OsString], language: Language) -> Request {
    let program = OsStr::new("lectern").to_owned();
    let written = std::iter::once(program).chain(arguments.iter().skip(1).cloned());
    match command(words::help(language)).try_get_matches_from(written) {
        Ok(matches) => meant(&matches, language),
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            Request::Print(error.render().to_string())
        }
        Err(error) => Request::Misuse(complaint(&error, language)),
    }
}

fn meant(matches: &ArgMatches, language: Language) -> Request {
    let file = |matches: &ArgMatches| matches.get_one::<PathBuf>("file").cloned();
    let misuse = |what: &Misuse| Request::Misuse(lines(what, words::help(language).usage, language));
    match (matches.subcommand(), file(matches)) {
        (Some(_), Some(file)) => misuse(&Misuse::FileBeforeCommand { file: file.to_string_lossy().into_owned() }),
        (None, file) => Request::Open { file },
        (Some(("check", check)), None) if check.contains_id("explain") => {
            Request::Explain { rule: check.get_one::<String>("explain").filter(|rule| !rule.is_empty()).cloned() }
        }
        (Some(("check", check)), None) => Request::Check {
            files: check.get_many::<PathBuf>("file").unwrap_or_default().cloned().collect(),
            json: check.get_flag("json"),
        },
        (Some(("import", import)), None) => match file(import) {
            Some(document) => Request::Import(import::Arguments {
                document,
                output: import.get_one("output").cloned(),
                roster: import.get_one("roster").cloned(),
                encoding: import.get_one("encoding").cloned(),
            }),
            None => misuse(&Misuse::NoFile),
        },
        (Some(("minutes", minutes)), None) => match (file(minutes), minutes.get_one("output").cloned()) {
            (None, Some(_)) => misuse(&Misuse::NoFile),
            (journal, output) => Request::Minutes { journal, output },
        },
        (Some(("script", script)), None) => match file(script) {
            Some(file) => Request::Script { file },
            None => misuse(&Misuse::NoFile),
        },
        (Some(("schema", _)), None) => Request::Schema,
        (Some(_), None) => Request::Print(command(words::help(language)).render_help().to_string()),
    }
}

fn command(help: &Help) -> Command {
    let file = || Arg::new("file").value_name(help.file).value_parser(value_parser!(PathBuf));
    let path = |name: &'static str, what| {
        Arg::new(name).long(name).value_name(help.file).value_parser(value_parser!(PathBuf)).help(what)
    };
    let template = format!(
        "{{about}}\n\n{}{{usage}}\n\n{}\n{{subcommands}}\n\n{}\n{{options}}{{after-help}}\n",
        help.usage_heading, help.commands_heading, help.options_heading
    );
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version).help(help.version);
    let lang = Arg::new("lang").long("lang").value_name("zh|en").global(true).help(help.lang);
    plain(Command::new("lectern"), help)
        .version(env!("CARGO_PKG_VERSION"))
        .about(help.about)
        .override_usage(help.usage)
        .help_template(template)
        .after_help(help.more)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(file())
        .arg(lang.value_parser(["zh", "en"]).hide_possible_values(true))
        .arg(version)
        .subcommand(
            subcommand("check", help.check, help.check_usage, help.check_more, help)
                .arg(file().num_args(1..).required_unless_present("explain"))
                .arg(explain(help))
                .arg(Arg::new("json").long("json").action(ArgAction::SetTrue).help(help.json)),
        )
        .subcommand(
            subcommand("script", help.script, help.script_usage, help.script_more, help).arg(file().required(true)),
        )
        .subcommand(
            subcommand("import", help.import, help.import_usage, help.import_more, help)
                .arg(file().required(true))
                .arg(path("output", help.import_output).short('o'))
                .arg(path("roster", help.import_roster))
                .arg(
                    Arg::new("encoding")
                        .long("encoding")
                        .value_name("gbk|utf-8|…")
                        .help(help.import_encoding)
                        .value_parser(encoding),
                ),
        )
        .subcommand(
            subcommand("minutes", help.minutes, help.minutes_usage, help.minutes_more, help)
                .arg(file())
                .arg(path("output", help.minutes_output).short('o')),
        )
        .subcommand(subcommand("schema", help.schema, "lectern schema", help.schema_more, help))
        // Not in the list, because `--help` is; but who types it should not be asked for a file of that name.
        .subcommand(subcommand("help", help.help, "lectern help", "", help).hide(true))
}

fn encoding(name: &str) -> Result<String, String> {
    if import::is_encoding(name) { Ok(name.to_owned()) } else { Err(String::new()) }
}

/// `--explain RULE`, or alone for a list.
fn explain(help: &Help) -> Arg {
    let explain = Arg::new("explain").long("explain").value_name(help.rule).num_args(0..=1).default_missing_value("");
    explain.conflicts_with_all(["file", "json"]).help(help.explain)
}

fn subcommand(
    name: &'static str,
    about: &'static str,
    usage: &'static str,
    more: &'static str,
    help: &Help,
) -> Command {
    let template = format!(
        "{{about}}\n\n{}{{usage}}\n\n{}\n{{options}}{{after-help}}\n",
        help.usage_heading, help.options_heading
    );
    plain(Command::new(name), help).about(about).override_usage(usage).help_template(template).after_help(more)
}

/// What every command has: help in its language, lines as they are written, and the last of two equal options.
fn plain(command: Command, help: &Help) -> Command {
    let flag = Arg::new("help").short('h').long("help").action(ArgAction::Help).help(help.help);
    command.disable_help_flag(true).arg(flag).term_width(0).args_override_self(true)
}

/// The argument reader's complaint in our words.
fn complaint(error: &clap::Error, language: Language) -> String {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => texts.first().cloned(),
        _ => None,
    };
    // An option comes with what it takes, `--lang <zh|en>`; what is wrong is said of the option alone.
    let argument = text(ContextKind::InvalidArg).unwrap_or_default();
    let argument = argument.split_once(" <").map_or(argument.as_str(), |(option, _)| option).to_owned();
    let is = |kind| error.kind() == kind;
    let misuse = if is(ErrorKind::UnknownArgument) || is(ErrorKind::InvalidSubcommand) {
        Misuse::Unknown {
            argument: text(ContextKind::InvalidSubcommand).unwrap_or(argument),
            similar: text(ContextKind::SuggestedArg).or_else(|| text(ContextKind::SuggestedSubcommand)),
        }
    } else if is(ErrorKind::InvalidValue) || is(ErrorKind::ValueValidation) {
        Misuse::Value { argument, value: text(ContextKind::InvalidValue).unwrap_or_default() }
    } else if is(ErrorKind::MissingRequiredArgument) {
        // Nothing but the file is required anywhere.
        Misuse::NoFile
    } else {
        Misuse::Other { detail: error.kind().to_string() }
    };
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    let usage = usage.strip_prefix("Usage: ").unwrap_or(words::help(language).usage);
    lines(&misuse, usage, language)
}

fn lines(misuse: &Misuse, usage: &str, language: Language) -> String {
    // A usage of two lines reads as two ways to write it.
    let usage: Vec<&str> = usage.lines().map(str::trim).collect();
    let usage = words::see_usage(&usage.join(language.pick("，或 ", ", or ")), language);
    format!("error: {}\n  → {usage}", super::output::one_line(&words::misuse(misuse, language)))
}
