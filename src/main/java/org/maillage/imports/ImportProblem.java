package org.maillage.imports;

import org.maillage.web.ProblemType;

/** What this feature refuses. */
public enum ImportProblem implements ProblemType {
    /** The file is no workbook, broken, or made to harm; or a text that cannot be taken apart. Quotes the line, if one is known. */
    IMPORT_UNREADABLE,
    /** No row holds headings that are known; quotes those of the likeliest one. */
    IMPORT_COLUMNS_UNKNOWN,
    /** Columns that every line needs are not there; quotes their headings, and those that were not understood. */
    IMPORT_COLUMNS_MISSING,
    /** Two columns have headings of the same meaning; quotes the headings. */
    IMPORT_COLUMNS_TWICE,
    /** Headings that may be read in several ways; quotes them. */
    IMPORT_COLUMNS_AMBIGUOUS,
    /** Columns of months that have no year; quotes them. */
    IMPORT_MONTHS_WITHOUT_YEAR,
    /** The caller says what a heading means that the file does not have; quotes it. */
    IMPORT_MAP_UNKNOWN,
    /** How the text is written cannot be told for sure, or makes no sense in any way. */
    IMPORT_CHARSET_UNCLEAR,
    /** A file of a known format that is not read; quotes its name. */
    IMPORT_FORMAT,
    /** A password locks the file. */
    IMPORT_PROTECTED,
    /** More lines than a file, or than an import of all or nothing, may have; quotes the most. */
    IMPORT_TOO_LONG,
    /** A workbook that would unfold to more than is read. */
    IMPORT_TOO_LARGE,
    /** The account that sent the file has been revoked or has ended. */
    IMPORT_ACCOUNT_ENDED,
    /** Of a cell: several records fit what it names. */
    REFERENCE_AMBIGUOUS,
    /** What is known under an identifier is another record than the line says; quotes the id of the record. */
    IDENTITY_CONFLICT,
    /** Nobody has these names and this birth date. */
    PERSON_UNKNOWN,
    /** Several persons have them. */
    PERSON_AMBIGUOUS,
    /** It cannot be told which words of a cell are the last name. */
    NAMES_IN_ONE_COLUMN,
    /** The line is the example of the template. */
    IMPORT_EXAMPLE_LINE,
    /** An earlier line of the file speaks of the same, which one line alone may; quotes its number. */
    LINE_REPEATED,
    /** An earlier line of the file says something else of the same; quotes its number. */
    LINES_DISAGREE,
    /** The clause is held by somebody else. */
    HOLDER_DIFFERS,
    /** The objective has versions, and none of them is what the line says. */
    OBJECTIVE_DIFFERS;

    @Override
    public int status() {
        return 422;
    }
}
