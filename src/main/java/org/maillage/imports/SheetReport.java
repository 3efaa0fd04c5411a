package org.maillage.imports;

import java.util.List;

/**
 * What became of a sheet.
 *
 * @param lines   that were made of it
 * @param columns what its columns were taken for; null unless it was read
 */
record SheetReport(String name, SheetStatus status, int lines, List<ImportView.Read> columns) {
}
