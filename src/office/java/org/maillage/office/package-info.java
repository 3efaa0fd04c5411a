/**
 * What LibreOffice makes of the files that leave the house: {@code ./mvnw -Poffice test}. It needs {@code soffice} on the path
 * (Debian: {@code libreoffice-calc}), and is no part of the ordinary tests.
 */
package org.maillage.office;
