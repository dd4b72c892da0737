package heed.pages.news;

import heed.announcement.Announced;
import heed.pages.frame.Spoken;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// What shipped as a feed: Atom 1.0 or RSS 2.0. Entries keep their ids whatever becomes of their
/// words.
final class Feed {
  /// Most entries; readers keep what they have seen.
  private static final int MOST = 50;

  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

  /// What XML 1.0 cannot hold.
  private static final Pattern UNWRITABLE =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private interface Part {
    void write(XMLStreamWriter xml) throws XMLStreamException;
  }

  private final String home;
  private final String title;

  /// @param baseUrl where people reach us
  Feed(String baseUrl, String title) {
    this.home = baseUrl.replaceAll("/+$", "") + "/shipped";
    this.title = title;
  }

  byte[] atom(List<Announced> items) {
    return written(xml -> {
      xml.setDefaultNamespace(ATOM);
      xml.writeStartElement(ATOM, "feed");
      xml.writeDefaultNamespace(ATOM);
      element(xml, "id", home + ".atom");
      element(xml, "title", title);
      element(xml, "updated", updated(items).toString());
      link(xml, "self", home + ".atom");
      link(xml, "alternate", home);
      xml.writeStartElement("author");
      element(xml, "name", title);
      xml.writeEndElement();
      for (var item : items.stream().limit(MOST).toList()) {
        xml.writeStartElement("entry");
        element(xml, "id", id(item));
        element(xml, "title", item.title());
        element(xml, "updated", updated(item).toString());
        element(xml, "published", published(item).toString());
        link(xml, "alternate", home + "#" + item.id());
        element(xml, "summary", item.text());
        xml.writeEndElement();
      }
      xml.writeEndElement();
    });
  }

  byte[] rss(List<Announced> items) {
    return written(xml -> {
      xml.writeStartElement("rss");
      xml.writeAttribute("version", "2.0");
      xml.writeStartElement("channel");
      element(xml, "title", title);
      element(xml, "link", home);
      element(xml, "description", title);
      element(xml, "lastBuildDate", rfc822(updated(items)));
      for (var item : items.stream().limit(MOST).toList()) {
        xml.writeStartElement("item");
        element(xml, "title", item.title());
        element(xml, "link", home + "#" + item.id());
        element(xml, "description", inHtml(item.text()));
        xml.writeStartElement("guid");
        xml.writeAttribute("isPermaLink", "false");
        xml.writeCharacters(id(item));
        xml.writeEndElement();
        element(xml, "pubDate", rfc822(published(item)));
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEndElement();
    });
  }

  private static byte[] written(Part part) {
    var bytes = new ByteArrayOutputStream();
    try {
      var xml = XML.createXMLStreamWriter(bytes, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      part.write(xml);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("A feed could not be written", impossible);
    }
    return bytes.toByteArray();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(UNWRITABLE.matcher(Spoken.text(text)).replaceAll(""));
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String relation, String address)
      throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("href", address);
  }

  /// Readers of RSS take a description for HTML, where Atom says that it is text.
  private static String inHtml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String id(Announced item) {
    return "urn:uuid:" + UUID.nameUUIDFromBytes(item.id().getBytes(StandardCharsets.UTF_8));
  }

  /// A month, for more is not said in public.
  private static Instant published(Announced item) {
    LocalDate day = Objects.requireNonNull(item.day());
    return day.withDayOfMonth(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static Instant updated(Announced item) {
    return item.changed().isAfter(published(item)) ? item.changed() : published(item);
  }

  private static Instant updated(List<Announced> items) {
    return items.stream().map(Feed::updated).max(Instant::compareTo).orElse(Instant.EPOCH);
  }

  private static String rfc822(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
  }
}
