package heed.api;

import heed.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Speaks HTTP to a [Service], and holds every answer against the [Description]. Headers are given
/// as name, value, name, value …
record Client(int port, @Nullable String token) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /// An answer.
  record Reply(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    String text() {
      return response.body();
    }

    JsonNode json() {
      return Json.parse(response.body().getBytes(StandardCharsets.UTF_8));
    }

    /// The value at a JSON pointer.
    JsonNode at(String pointer) {
      return json().at(pointer);
    }

    String code() {
      return at("/code").asString();
    }

    Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }
  }

  Reply get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  Reply post(String path, @Nullable String json, String... headers) {
    return send("POST", path, json, headers);
  }

  Reply put(String path, String json, String... headers) {
    return send("PUT", path, json, headers);
  }

  Reply delete(String path, String... headers) {
    return send("DELETE", path, null, headers);
  }

  Reply send(String method, String path, @Nullable String body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(30))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.setHeader("Content-Type", "application/json");
    }
    if (token != null) {
      request.setHeader("Authorization", "Bearer " + token);
    }
    for (var i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    var reply = send(request.build());
    if (!method.equals("HEAD")) {
      Description.check(method, path, reply);
    }
    return reply;
  }

  static Reply send(HttpRequest request) {
    try {
      return new Reply(HTTP.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8)));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (InterruptedException problem) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(problem);
    }
  }
}
