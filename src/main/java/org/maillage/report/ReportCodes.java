package org.maillage.report;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.maillage.web.CodeList;

/** The code lists of this feature: those of {@link Dimension} that no other feature has. */
@Singleton
class ReportCodes implements CodeList.Source {

    @Override
    public List<CodeList> codeLists() {
        return Stream.concat(Stream.of(CodeList.of(OpenProblemKind.class)),
                Stream.of(Dimension.AGE_AT_ENTRY, Dimension.QPV, Dimension.EMPLOYER_KIND, Dimension.SECTOR).map(ReportCodes::list)).toList();
    }

    private static CodeList list(Dimension dimension) {
        return new CodeList(dimension.list(), dimension.codes().stream()
                .map(code -> CodeList.code(dimension.list(), code, null, null)).toList());
    }
}
