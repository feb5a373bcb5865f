// SPDX-License-Identifier: GPL-3.0-or-later
//
// The same papers in a Lucene index: text with positions, values for filters and facets, the line stored.
//   java Index PAPERS.jsonl INDEX_DIR
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.regex.*;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.util.CharArraySet;
import org.apache.lucene.document.*;
import org.apache.lucene.facet.*;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.*;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Version;

public class Index {
  static final String[] FACETS = {"type", "issuer", "province", "year"};

  // A member of one line; bench/make-corpus writes no other escapes than \" \\ and \n.
  static String member(String line, String name) {
    Matcher m = Pattern.compile("\"" + (name.equals("year") ? "date" : name) + "\": \"((?:[^\"\\\\]++|\\\\.)*+)\"").matcher(line);
    if (!m.find()) return "";
    String text = m.group(1).replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
    return name.equals("year") ? text.substring(0, 4) : text;
  }

  public static void main(String[] arguments) throws Exception {
    FacetsConfig facets = new FacetsConfig();
    IndexWriterConfig config =
        new IndexWriterConfig(Version.LUCENE_4_10_4, new StandardAnalyzer(CharArraySet.EMPTY_SET));
    config.setRAMBufferSizeMB(256);
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(new File(arguments[1])), config);
         BufferedReader lines = new BufferedReader(
             new InputStreamReader(new FileInputStream(arguments[0]), StandardCharsets.UTF_8))) {
      for (String line; (line = lines.readLine()) != null;) {
        Document document = new Document();
        document.add(new TextField("text", member(line, "subject") + "\n" + member(line, "body"), Field.Store.NO));
        for (String facet : FACETS) {
          String value = member(line, facet);
          document.add(new StringField("f_" + facet, value, Field.Store.NO));
          document.add(new SortedSetDocValuesFacetField(facet, value));
        }
        document.add(new StringField("number", member(line, "number"), Field.Store.NO));
        document.add(new StoredField("line", line));
        writer.addDocument(facets.build(document));
      }
      writer.forceMerge(1);
    }
  }
}
