package org.maillage.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.maillage.web.Refused;

/** Reads the XML of a workbook piece by piece, without document types and what they can name. */
final class XmlParts {

    private static final XMLInputFactory FACTORY = factory();

    private XmlParts() {
    }

    /** Is told each element that begins. */
    interface Visitor {
        void element(XMLStreamReader at) throws XMLStreamException;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    static XMLStreamReader reader(InputStream part) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(part);
    }

    /**
     * Goes through a part; nothing where there is none of the name.
     *
     * @throws Refused 422 for what is no XML
     */
    static void visit(ZipFile zip, String part, Visitor visitor) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            return;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            XMLStreamReader reader = reader(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT) {
                    visitor.element(reader);
                }
            }
        } catch (XMLStreamException e) {
            throw Refused.because(ImportProblem.IMPORT_UNREADABLE);
        }
    }

    /** The value of an attribute, whatever its namespace; null where there is none. */
    static String attribute(XMLStreamReader at, String name) {
        for (int i = 0; i < at.getAttributeCount(); i++) {
            if (at.getAttributeLocalName(i).equals(name)) {
                return at.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The value of an attribute that is a whole number, such as how often a cell is repeated. */
    static int number(XMLStreamReader at, String name, int otherwise) {
        String value = attribute(at, name);
        return value != null && value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : otherwise;
    }
}
