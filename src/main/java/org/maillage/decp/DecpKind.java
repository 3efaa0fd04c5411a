package org.maillage.decp;

/** The two kinds of records, and what their fields are called. */
public enum DecpKind {
    CONTRACT("marche", "acheteur", "montant", "dateNotification", "dateNotificationModification", "Marché réservé"),
    CONCESSION("contrat-concession", "autoriteConcedante", "valeurGlobale", "dateSignature", "dateSignatureModification",
            "Concession réservée");

    /** The array of the file that holds them. */
    final String array;
    final String buyer;
    final String amount;
    final String signed;
    final String amended;
    /** The social consideration of those that only certain employers may get. */
    final String reserved;

    DecpKind(String array, String buyer, String amount, String signed, String amended, String reserved) {
        this.array = array;
        this.buyer = buyer;
        this.amount = amount;
        this.signed = signed;
        this.amended = amended;
        this.reserved = reserved;
    }
}
