package org.maillage.hours;

import jakarta.inject.Singleton;
import java.util.List;
import org.maillage.web.CodeList;

/** The code lists of this feature. */
@Singleton
class HourCodes implements CodeList.Source {

    @Override
    public List<CodeList> codeLists() {
        return List.of(CodeList.of(HourKind.class), CodeList.of(HourStatus.class), CodeList.of(CountingReason.class),
                CodeList.of(RsaReason.class), CodeList.of(RecountRule.class));
    }
}
