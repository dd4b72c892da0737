package heed.pages.site;

import heed.people.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// A browser, as far as a server can tell: it keeps cookies and says where its forms come from.
public final class Visitor {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public final Map<String, String> cookies = new LinkedHashMap<>();
  private final Site site;

  public Visitor(Site site) {
    this.site = site;
  }

  /// Somebody who has just signed in.
  public static Visitor signedIn(Site site, Person person) {
    var visitor = new Visitor(site);
    visitor.post("/sign-in/" + site.link(person), Map.of());
    return visitor;
  }

  public Page get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  /// Sends a form as a browser does from a page of the site.
  public Page post(String path, Map<String, String> form, String... headers) {
    var body =
        form.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    var all = new String[headers.length + 4];
    all[0] = "Content-Type";
    all[1] = "application/x-www-form-urlencoded";
    all[2] = "Sec-Fetch-Site";
    all[3] = "same-origin";
    System.arraycopy(headers, 0, all, 4, headers.length);
    return send("POST", path, body, all);
  }

  public Page send(
      String method,
      String path,
      @org.jspecify.annotations.Nullable String body,
      String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.server.port() + path))
            .timeout(Duration.ofSeconds(30))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!cookies.isEmpty()) {
      request.setHeader(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    for (var i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      var page = new Page(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
      page.all("Set-Cookie").forEach(this::keep);
      return page;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (InterruptedException problem) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(problem);
    }
  }

  private void keep(String cookie) {
    var pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
    if (pair[1].isEmpty()) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
