package heed.pages.site;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// An answer, as its reader sees it and as it is built.
public record Page(HttpResponse<byte[]> response) {
  private static final Pattern TAG =
      Pattern.compile("<(/?[a-zA-Z][a-zA-Z0-9-]*)((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([^\\s=\"'/]+)(?:=(?:\"[^\"]*\"|'[^']*'))?");

  public int status() {
    return response.statusCode();
  }

  public String html() {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  public Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  public List<String> all(String name) {
    return response.headers().allValues(name);
  }

  /// Where it sends the browser.
  public String location() {
    return header("Location").orElse("nowhere");
  }

  /// The text between the tags, as it is read.
  public String text() {
    var body = html().substring(Math.max(0, html().indexOf("<body")));
    return plain(body.replaceAll("(?s)<(svg|dialog|option).*?</\\1>", " "));
  }

  /// The text of the first element of this tag, or of this class.
  public String textOf(String tag) {
    var found = Pattern.compile("(?s)<" + tag + "\\b[^>]*>(.*?)</" + tag + ">").matcher(html());
    return found.find() ? plain(found.group(1)) : "";
  }

  /// The texts of all elements of this class that hold no element of their own kind.
  public List<String> texts(String tag, String style) {
    return Pattern.compile(
            "(?s)<"
                + tag
                + "\\b[^>]*class=\"[^\"]*\\b"
                + style
                + "\\b[^\"]*\"[^>]*>(.*?)</"
                + tag
                + ">")
        .matcher(html())
        .results()
        .map(found -> plain(found.group(1)))
        .toList();
  }

  /// What a form's field holds at first.
  public Optional<String> field(String name) {
    var found =
        Pattern.compile("<input[^>]*name=\"" + name + "\"[^>]*value=\"([^\"]*)\"").matcher(html());
    return found.find() ? Optional.of(unescaped(found.group(1))) : Optional.empty();
  }

  /// Every tag with the names of its attributes, in order: what the page is made of, without what
  /// people wrote.
  public List<String> structure() {
    return TAG.matcher(html())
        .results()
        .map(tag -> tag.group(1) + attributes(tag.group(2)))
        .toList();
  }

  private static List<String> attributes(String text) {
    return ATTRIBUTE.matcher(text).results().map(found -> found.group(1)).toList();
  }

  private static String plain(String html) {
    return unescaped(html.replaceAll("<[^>]*>", " ")).replaceAll("\\s+", " ").strip();
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
