//! What those who write the questions can ask for.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{Front, Known};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// See a survey as respondents will; saves nothing, sends nothing
    Preview(Preview),
    /// Find every problem in survey definitions
    Check(Check),
    /// Explain the code of a problem, with an example of wrong and right
    Explain {
        /// Such as `unknown-code`; without it all codes are listed
        code: Option<String>,
    },
    /// Make up respondents that keep the rules; tell what they reached and what never
    Simulate(Simulate),
    /// Hold recorded sessions again; tell what has changed for them
    Replay(Replay),
    /// List the comments of testers on a survey's wording
    Comments(Comments),
    /// Translate a survey: its texts for translators, and their translations back
    Texts {
        #[command(subcommand)]
        command: Texts,
    },
    /// Print the definition format as a JSON Schema, for editors
    Schema,
    /// Begin a survey: a commented definition with the usual things in it
    New(New),
    /// Print a questionnaire for approval: on paper, or the way through it as a drawing
    Print(Print),
    /// Note that a survey is released as it is, so that its ids and codes stay what they are
    Ledger {
        /// A survey file; the ledger is kept beside it
        survey: String,
    },
    /// Say what changed between two versions, and whether results stay comparable
    Compare(Compare),
}

#[derive(Debug, Args)]
pub struct Preview {
    /// A survey file, or the id of a bundled survey
    pub survey: String,
    #[command(flatten)]
    pub front: Front,
    #[command(flatten)]
    pub known: Known,
    /// Follow the file as it is edited, and keep the answers
    #[arg(long)]
    pub watch: bool,
    /// Write down what you do as a scenario, for `svar replay`
    #[arg(long, value_name = "FILE")]
    pub record: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Check {
    /// Survey files, or ids of bundled surveys
    #[arg(required = true, value_name = "SURVEY")]
    pub surveys: Vec<String>,
    /// Leave out what takes a look at all possible answers
    #[arg(long, conflicts_with = "reach")]
    pub no_proofs: bool,
    /// Tell the shortest way to each question, choice and check
    #[arg(long)]
    pub reach: bool,
    /// How the findings are written
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// The same as `--json`
    Json,
    /// SARIF 2.1.0, for editors and CI
    Sarif,
}

#[derive(Debug, Args)]
pub struct Simulate {
    /// A survey file, or the id of a bundled survey
    pub survey: String,
    /// How many respondents
    #[arg(short = 'n', long, default_value_t = 100, value_name = "N", value_parser = respondents)]
    pub count: usize,
    /// The same seed gives the same respondents
    #[arg(long, default_value_t = 1, value_name = "S")]
    pub seed: u64,
    /// The only language they speak (default: all, the first most often)
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<String>,
    /// How respondents usually answer, by question: weights, gaps and usual numbers
    #[arg(long, value_name = "FILE")]
    pub profile: Option<PathBuf>,
    /// Write the responses to this file, one line of JSON each
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Send the responses to this endpoint
    #[arg(long, value_name = "URL")]
    pub to: Option<String>,
    /// The access code, where the endpoint asks for one
    #[arg(long, requires = "to")]
    pub code: Option<String>,
}

#[derive(Debug, Args)]
pub struct Replay {
    /// Scenario files, or folders of them
    #[arg(required = true, value_name = "FILE")]
    pub scenarios: Vec<PathBuf>,
    /// Hold them on this survey (default: the one they name, near them or bundled)
    #[arg(long, value_name = "SURVEY")]
    pub survey: Option<String>,
    /// Hold them in this language; words are compared in their own language alone
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<String>,
    /// Write what is met now into the files, for the next time
    #[arg(long)]
    pub update: bool,
}

#[derive(Debug, Args)]
pub struct Comments {
    /// A survey file
    pub survey: String,
    /// Mark the comment with this number as resolved; may be given several times
    #[arg(long, value_name = "N")]
    pub resolve: Vec<usize>,
}

#[derive(Debug, Subcommand)]
pub enum Texts {
    /// Write the texts of one language to a PO file, for translators
    Export(TextsExport),
    /// Put the translations of a PO file into the survey's file
    Import(TextsImport),
    /// Note that translations fit the source wording as it is now
    Stamp(TextsStamp),
}

#[derive(Debug, Args)]
pub struct TextsExport {
    /// A survey file, or the id of a bundled survey
    pub survey: String,
    /// The language to translate into
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: String,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct TextsImport {
    /// A survey file
    pub survey: String,
    /// The PO file that came back
    pub file: PathBuf,
    /// Take translations of a former source wording, too; they stay marked as stale
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub struct TextsStamp {
    /// A survey file
    pub survey: String,
    /// Only this language; may be given several times
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Vec<String>,
    /// Only the text with this id; may be given several times
    #[arg(long, value_name = "ID")]
    pub text: Vec<String>,
}

#[derive(Debug, Args)]
pub struct New {
    /// The file to begin; one that is there already is left alone
    #[arg(default_value = "survey.toml")]
    pub file: PathBuf,
    /// Its languages, the one that you write in first
    #[arg(
        long,
        value_name = "LANGUAGES",
        value_delimiter = ',',
        default_value = "nb,en"
    )]
    pub lang: Vec<String>,
    /// The survey's id (default: after the file)
    #[arg(long)]
    pub id: Option<String>,
}

#[derive(Debug, Args)]
pub struct Print {
    /// A survey file, or the id of a bundled survey
    pub survey: String,
    /// markdown, html, svg or mermaid (default: by the ending of --out, else markdown)
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<String>,
    /// Only this language (default: each of them with --out FOLDER, else the first)
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<String>,
    /// Write to this file, or a file for each language into this folder
    #[arg(long, value_name = "FILE or FOLDER")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Compare {
    /// The earlier version: a survey file, or the id of a bundled survey
    pub old: String,
    /// The later version
    pub new: String,
    /// Write which id and code is which to this file (.csv or .toml)
    #[arg(long, value_name = "FILE")]
    pub crosswalk: Option<PathBuf>,
    /// End with 1 also where results are comparable with care only
    #[arg(long)]
    pub strict: bool,
}

fn respondents(typed: &str) -> Result<usize, &'static str> {
    let count = typed.parse().ok().filter(|count| *count > 0);
    count.ok_or("write how many there are to be, 1 or more, such as 200")
}
