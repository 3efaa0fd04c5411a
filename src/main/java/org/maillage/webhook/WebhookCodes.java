package org.maillage.webhook;

import jakarta.inject.Singleton;
import java.util.List;
import org.maillage.web.CodeList;

/** The code lists of this feature. */
@Singleton
class WebhookCodes implements CodeList.Source {

    @Override
    public List<CodeList> codeLists() {
        return List.of(CodeList.of(WebhookStatus.class), CodeList.of(WebhookReason.class), CodeList.of(DeliveryStatus.class),
                CodeList.of(DeliveryFault.class));
    }
}
