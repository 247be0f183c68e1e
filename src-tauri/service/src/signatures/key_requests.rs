//! Which keys wait for an administrator to certify them.

use quorate_core::meeting::person::Person;
use quorate_core::refusal::Refusal;
use quorate_core::sign::key_words;

use super::certificates::{Given, fingerprint};
use super::certifying::may_sign;
use super::identities::unreadable;
use crate::Service;
use crate::views::CertificateRequest;

impl Service {
    /// Keys that wait to be certified, and those of people who are called otherwise since theirs was.
    pub(crate) fn certificate_requests(&self, me: &Person) -> Result<Vec<CertificateRequest>, Refusal> {
        let mut requests = self.renamed_requests(me)?;
        for asked in self.waiting()? {
            let person = self.book.person(asked.person)?;
            if !may_sign(&person) {
                continue;
            }
            requests.push(CertificateRequest {
                person: person.id,
                alone: person.id == me.id,
                renamed: false,
                name: person.details.name,
                post: person.details.post,
                key: fingerprint(&asked.public_key),
                words: key_words::of_key(&asked.public_key),
                at: asked.at,
                certificate: asked.certificates.first().map(|der| self.certificate_view(der)).transpose()?.flatten(),
            });
        }
        Ok(requests)
    }

    /// Their keys, among what waits for an administrator: until one opens the authority.
    fn renamed_requests(&self, me: &Person) -> Result<Vec<CertificateRequest>, Refusal> {
        let request = |(person, held): (Person, Given)| {
            let key = held.public_key().ok_or_else(unreadable)?;
            Ok(CertificateRequest {
                person: person.id,
                alone: person.id == me.id,
                renamed: true,
                name: person.details.name,
                post: person.details.post,
                key: fingerprint(&key),
                words: key_words::of_key(&key),
                at: held.compared.at,
                certificate: None,
            })
        };
        self.called_otherwise()?.into_iter().map(request).collect()
    }
}
