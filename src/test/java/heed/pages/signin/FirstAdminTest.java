package heed.pages.signin;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import heed.people.FirstAdmin;
import heed.people.OwnKeyStore;
import heed.people.Person;
import heed.people.Role;
import heed.platform.Ids;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How the first administrator gets in.
final class FirstAdminTest {
  private static final Map<String, String> ANN =
      Map.of("name", "Ann Abel", "email", "Ann@heed.test");

  private final SettableClock clock = SettableClock.morning();
  private final Site site = new Site(clock);
  private final FirstAdmin first = new FirstAdmin(new OwnKeyStore(Ids.secure(clock)), site.people);

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void whoever_has_the_link_of_the_console_names_themselves_and_is_in() {
    var link = link();
    var ann = new Visitor(site);
    assertThat(ann.get(link).textOf("h1")).isEqualTo("Become the first administrator");

    var done = ann.post(link, ANN);

    assertThat(done.location()).isEqualTo("/admin/people");
    assertThat(ann.get("/admin/people").text()).contains("Ann Abel", "One person");
    assertThat(site.database.read(site.people::all))
        .containsExactly(new Person("ann@heed.test", "Ann Abel", Role.ADMIN));
  }

  @Test
  void it_is_worth_nothing_once_there_is_an_administrator() {
    var link = link();
    var other = link();
    new Visitor(site).post(link, ANN);

    for (var path : new String[] {link, other}) {
      assertThat(new Visitor(site).get(path).status()).isEqualTo(401);
      assertThat(
              new Visitor(site)
                  .post(path, Map.of("name", "Eve", "email", "eve@heed.test"))
                  .status())
          .isEqualTo(401);
    }
    assertThat(site.database.read(site.people::all)).hasSize(1);
  }

  @Test
  void a_newcomer_of_slack_does_not_stand_in_the_way_and_can_become_it() {
    site.write(tx -> site.people.put(tx, Cast.CARA));

    var done =
        new Visitor(site)
            .post(link(), Map.of("name", Cast.CARA.name(), "email", Cast.CARA.email()));

    assertThat(done.status()).isEqualTo(303);
    assertThat(site.database.read(first::missing)).isFalse();
  }

  @Test
  void one_that_is_old_changed_or_invented_opens_nothing() {
    var link = link();

    assertThat(new Visitor(site).get(link + "x").status()).isEqualTo(401);
    assertThat(new Visitor(site).get(link.replaceFirst("first/\\d", "first/9")).status())
        .isEqualTo(401);
    assertThat(new Visitor(site).get("/sign-in/first/abc").status()).isEqualTo(401);
    clock.pass(FirstAdmin.LASTS);
    assertThat(new Visitor(site).post(link, ANN).status()).isEqualTo(401);
  }

  @Test
  void what_is_wrong_stands_beside_its_field() {
    var page = new Visitor(site).post(link(), Map.of("name", "Ann", "email", "ann"));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.texts("span", "field-error"))
        .containsExactly("Email must be an e-mail address, such as ann@example.com.");
    assertThat(page.html()).contains("value=\"Ann\"");
  }

  private String link() {
    return "/sign-in/first/" + site.write(first::link);
  }
}
