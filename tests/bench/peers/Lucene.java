// Lucene.java FOLDER DUMP [facets]: an index of title and body by GermanAnalyzer (stop words dropped) with two threads,
// texts stored; with facets of author, section and date, if asked for.
// DUMP has the form that scriptindex reads: name=value, further lines of a value after "=", an empty line between articles.
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

public class Lucene {
  private static final int THREADS = 2;

  private static Map<String, String> next(BufferedReader in) throws Exception {
    Map<String, String> record = new HashMap<>();
    String name = "";
    for (String line = in.readLine(); line != null && !(line.isEmpty() && !record.isEmpty()); line = in.readLine()) {
      int equals = line.indexOf('=');
      if (equals > 0) name = line.substring(0, equals);
      record.merge(name, line.substring(equals + 1), (old, more) -> old + "\n" + more);
    }
    return record;
  }

  public static void main(String[] arguments) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(new GermanAnalyzer()).setRAMBufferSizeMB(256);
    boolean withFacets = arguments.length > 2;
    FacetsConfig facets = new FacetsConfig();
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(Path.of(arguments[0])), config);
        BufferedReader in = Files.newBufferedReader(Path.of(arguments[1]))) {
      Callable<Void> work = () -> {
        while (true) {
          Map<String, String> record;
          synchronized (in) {
            record = next(in);
          }
          if (record.isEmpty()) return null;
          Document document = new Document();
          for (String name : List.of("id", "published", "author", "section"))
            document.add(new StringField(name, record.getOrDefault(name, ""), Field.Store.YES));
          for (String name : List.of("title", "body"))
            document.add(new TextField(name, record.getOrDefault(name, ""), Field.Store.YES));
          if (withFacets) {
            for (String name : List.of("published", "author", "section")) {
              String value = record.getOrDefault(name, "");
              if (!value.isEmpty()) document.add(new SortedSetDocValuesFacetField(name, value));
            }
          }
          writer.addDocument(withFacets ? facets.build(document) : document);
        }
      };
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      List<Future<Void>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; ++i) running.add(threads.submit(work));
      for (Future<Void> thread : running) thread.get();
      threads.shutdown();
      writer.commit();
    }
  }
}
