package heed;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Product;
import heed.cast.Product.Service;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From an empty folder to an administrator who is signed in, by what the console of the real
/// command says and nothing else.
final class FirstAdminIT {
  private static final Pattern LINK = Pattern.compile("http\\S+(/sign-in/first/\\S+)");

  @TempDir Path folder;

  @Test
  void the_first_start_prints_a_link_that_makes_an_administrator_and_later_ones_print_none() {
    var product = new Product(folder);
    String first;
    try (var service = product.serve()) {
      first = link(service).orElseThrow();
    }
    String cookie;
    try (var service = product.serve()) {
      // Nobody used the first link, so there is another; either of them works, once.
      var second = link(service).orElseThrow();
      assertThat(second).isNotEqualTo(first);
      assertThat(get(service, second, "").body()).contains("Become the first administrator");

      var named = post(service, second);
      cookie = named.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");

      assertThat(named.statusCode()).isEqualTo(303);
      assertThat(get(service, "/admin/people", cookie).body()).contains("Ann Abel", "One person");
      assertThat(post(service, first).statusCode()).isEqualTo(401);
      assertThat(post(service, second).statusCode()).isEqualTo(401);
    }
    try (var service = product.serve()) {
      assertThat(service.console()).contains("Heed serves").doesNotContain("/sign-in/first/");
      assertThat(get(service, "/admin/people", cookie).statusCode()).isEqualTo(200);
      assertThat(get(service, "/admin/people", "").statusCode()).isEqualTo(401);
    }
    assertThat(product.done("person", "list")).contains("ann@example.com", "admin");
    assertThat(product.done("verify")).isNotBlank();
  }

  /// It is printed as soon as the service is ready.
  private static Optional<String> link(Service service) {
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < until) {
      var found = LINK.matcher(service.console());
      if (found.find()) {
        return Optional.of(found.group(1));
      }
      Thread.onSpinWait();
    }
    return Optional.empty();
  }

  private static HttpResponse<String> get(Service service, String path, String cookie) {
    return service.send(asking(service, path, cookie).GET().build());
  }

  private static HttpResponse<String> post(Service service, String path) {
    return service.send(
        asking(service, path, "")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(BodyPublishers.ofString("name=Ann+Abel&email=ann%40example.com"))
            .build());
  }

  private static HttpRequest.Builder asking(Service service, String path, String cookie) {
    var address = URI.create(service.base() + path);
    var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20));
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }
}
