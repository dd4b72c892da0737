package heed.demo;

import heed.announcement.Announcement;
import heed.announcement.AnnouncementStore;
import heed.announcement.KeepingAnnouncements;
import heed.announcement.PublicPage;
import heed.announcement.PublicPageStore;
import heed.feature.FeatureStore;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Ids;
import java.util.ArrayList;
import java.util.List;

/// The part of the story that anybody may read.
final class Announcements {
  private static final int PAGE_OPENED = 109;

  private final DemoBook.Rooms rooms;
  private final KeepingAnnouncements keeping;
  private final Caller announces = new Caller("mira@heed.example", Role.PM, "mira@heed.example");
  private final Caller opens = new Caller("ada@heed.example", Role.ADMIN, "ada@heed.example");

  Announcements(DemoBook.Rooms rooms) {
    this.rooms = rooms;
    this.keeping =
        new KeepingAnnouncements(
            new AnnouncementStore(), new FeatureStore(), Ids.secure(rooms.clock()));
  }

  List<DemoBook.Event> moments() {
    var moments = new ArrayList<DemoBook.Event>();
    moments.add(new DemoBook.Event(PAGE_OPENED, this::openThePage));
    for (var row : Table.read("announcements").rows()) {
      var words = new Announcement.Words(row.text(1), row.text(2));
      moments.add(
          new DemoBook.Event(Integer.parseInt(row.text(3)), () -> announce(row.text(0), words)));
    }
    return moments;
  }

  private void announce(String feature, Announcement.Words words) {
    rooms
        .database()
        .writer()
        .write(
            announces.name(), transaction -> keeping.put(transaction, feature, words, announces));
  }

  private void openThePage() {
    var page = new PublicPage(true, "What’s new");
    rooms
        .database()
        .writer()
        .write(opens.name(), transaction -> new PublicPageStore().put(transaction, page, opens));
  }
}
